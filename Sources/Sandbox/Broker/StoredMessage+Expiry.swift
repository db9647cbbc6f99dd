import Quantities

/// The time after which a message is of no use (section 3.3.2.3.3).
extension StoredMessage {
    /// Whether nobody shall be sent it any more.
    func isExpired(at now: MonotonicInstant) -> Bool {
        deadline.map { $0 <= now } ?? false
    }

    /// The message as it goes out: its expiry is less by the whole seconds it has waited
    /// (MQTT-3.3.2-6), and 0 for one that is sent again after its time.
    func aged(at now: MonotonicInstant) -> StoredMessage {
        guard let expiry, let deadline else { return self }
        let second: Int64 = 1_000_000_000
        let rest = UInt32(clamping: ((deadline - now).count + second - 1) / second)
        var bytes = bytes
        for index in 0..<4 {
            bytes[expiry + index] = UInt8(truncatingIfNeeded: rest >> (24 - 8 * UInt32(index)))
        }
        return StoredMessage(self, bytes: bytes)
    }
}
