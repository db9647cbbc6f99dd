extension WireBuffer {
    /// Adds an acknowledgement without properties: 4 bytes, or 5 where `reason` is not success.
    ///
    /// `packetIdentifier` must not be 0. Allocates nothing.
    public mutating func appendAcknowledgement(
        _ step: AcknowledgementPacket.Step,
        packetIdentifier: UInt16,
        reason: UInt8 = 0
    ) {
        let first = step.rawValue &<< 4 | (step == .pubrel ? 0b0010 : 0)
        write(reason == 0 ? 4 : 5) { writer in
            writer.put(first)
            writer.put(reason == 0 ? 2 : 3)
            writer.put(short: packetIdentifier)
            if reason != 0 { writer.put(reason) }
        }
    }

    /// Adds PINGREQ or PINGRESP.
    mutating func appendPing(_ kind: PacketKind) {
        write(2) { writer in
            writer.put(kind.rawValue &<< 4)
            writer.put(0)
        }
    }
}
