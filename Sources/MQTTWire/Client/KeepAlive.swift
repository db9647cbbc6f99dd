/// When a client must show that it lives, and when a silent server counts as dead.
///
/// A PINGREQ is due after three quarters of the keep alive without a packet sent: the interval may
/// not be exceeded (MQTT-3.1.2-20), and a timer is never early.
struct KeepAlive: Sendable {
    /// Silence after which PINGREQ is due, in nanoseconds; 0 is never.
    private var interval: UInt64 = 0
    private var responseTimeout: UInt64 = 0
    private var lastSent: UInt64 = 0
    private var waitingSince: UInt64?

    init() {}

    init(seconds: UInt16, responseTimeout: UInt64, now: UInt64) {
        interval = UInt64(seconds) * 750_000_000
        self.responseTimeout = responseTimeout
        lastSent = now
    }

    /// The next instant at which ``isOverdue(_:)`` or ``takePing(_:)`` may change its answer.
    var nextDeadline: UInt64? {
        guard interval > 0 else { return nil }
        let ping = Self.sum(lastSent, interval)
        guard let waitingSince else { return ping }
        return min(ping, Self.sum(waitingSince, responseTimeout))
    }

    @inline(__always)
    mutating func sent(at now: UInt64) {
        lastSent = now
    }

    mutating func received() {
        waitingSince = nil
    }

    /// Whether a PINGRESP did not come in time.
    func isOverdue(_ now: UInt64) -> Bool {
        guard let waitingSince else { return false }
        return now >= Self.sum(waitingSince, responseTimeout)
    }

    /// Whether a PINGREQ must leave now; counts it as sent.
    mutating func takePing(_ now: UInt64) -> Bool {
        guard interval > 0, now >= Self.sum(lastSent, interval) else { return false }
        lastSent = now
        waitingSince = waitingSince ?? now
        return true
    }

    private static func sum(_ instant: UInt64, _ duration: UInt64) -> UInt64 {
        let (sum, overflow) = instant.addingReportingOverflow(duration)
        return overflow ? .max : sum
    }
}
