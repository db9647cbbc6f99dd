/// The fields of a PUBLISH that are not bytes of its content.
public struct PublishHeader: Hashable, Sendable {
    /// The quality of service, 0 to 2.
    public var quality: UInt8
    /// Whether it was sent before (DUP); not for QoS 0.
    public var isDuplicate: Bool
    /// Whether the server shall keep it (RETAIN).
    public var isRetained: Bool
    /// What the acknowledgement repeats; not 0 for QoS 1 and 2, not sent for QoS 0.
    public var packetIdentifier: UInt16

    /// Creates a header.
    @inlinable
    @inline(__always)
    public init(
        quality: UInt8,
        packetIdentifier: UInt16 = 0,
        isRetained: Bool = false,
        isDuplicate: Bool = false
    ) {
        self.quality = quality
        self.packetIdentifier = packetIdentifier
        self.isRetained = isRetained
        self.isDuplicate = isDuplicate
    }

    @inlinable
    @inline(__always)
    var firstByte: UInt8 {
        0x30 | (isDuplicate ? 0x08 : 0) | quality &<< 1 | (isRetained ? 0x01 : 0)
    }

    /// The packet's size after the fixed header, for contents of the given sizes.
    @inlinable
    @inline(__always)
    func bodySize(topic: Int, properties: Int, payload: Int) -> Int {
        2 + topic + (quality == 0 ? 0 : 2) + VariableByteInteger.size(of: properties) + properties
            + payload
    }

    /// The whole packet's size, in bytes, for contents of the given sizes.
    @inline(__always)
    public func packetSize(topic: Int, properties: Int, payload: Int) -> Int {
        let body = bodySize(topic: topic, properties: properties, payload: payload)
        return 1 + VariableByteInteger.size(of: body) + body
    }
}
