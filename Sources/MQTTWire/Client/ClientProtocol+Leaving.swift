extension ClientProtocol {
    /// Writes DISCONNECT and ends the connection; does nothing where it is not open.
    public mutating func disconnect(
        _ packet: DisconnectPacket = DisconnectPacket(),
        into output: inout WireBuffer
    ) throws(WireError) {
        guard phase == .open || phase == .connecting else { return }
        try packet.encode(into: &output)
        phase = .closed
    }

    /// Encodes a packet and takes it back where it is larger than the server takes.
    func limited(
        _ kind: PacketKind,
        _ output: inout WireBuffer,
        _ encode: (inout WireBuffer) throws(WireError) -> Void
    ) throws(WireError) {
        let before = output.count
        try encode(&output)
        let size = output.count - before
        guard size <= limits.maximumPacketSize else {
            output.truncate(to: before)
            throw refusal(
                kind,
                "\(size) bytes, and the server takes \(limits.maximumPacketSize)",
                "3.2.2.3.6"
            )
        }
    }

    func notConnected(_ kind: PacketKind) -> WireError {
        WireError(.notConnected, in: kind, "the connection is not open", section: "3.1")
    }

    func refusal(_ kind: PacketKind, _ problem: String, _ section: String) -> WireError {
        WireError(.notAllowed, in: kind, problem, section: section)
    }
}
