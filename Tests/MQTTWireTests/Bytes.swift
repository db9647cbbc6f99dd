import MQTTWire

/// Bytes from text such as `20 03 "MQTT"`: hexadecimal pairs, and text in quotes as UTF-8.
func bytes(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for (index, part) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
    {
        if index.isMultiple(of: 2) {
            result += part.split(separator: " ").compactMap { UInt8($0, radix: 16) }
        } else {
            result += Array(part.utf8)
        }
    }
    return result
}

/// Decodes the first packet, and says how many bytes it took; nil where it is not whole.
func decodeFirst(
    _ bytes: [UInt8],
    from sender: Peer,
    limit: Int = PacketDecoder.largestPacketSize
) throws(WireError) -> (packet: Decoded, size: Int)? {
    let decoder = PacketDecoder(packetsFrom: sender, maximumPacketSize: limit)
    var offset = 0
    var frame = PublishFrame()
    guard let packet = try decoder.next(in: bytes.span, from: &offset, publish: &frame) else {
        return nil
    }
    guard case .publish = packet else { return (.packet(packet), offset) }
    return (.publish(PublishPacket(copying: frame, in: bytes.span)), offset)
}

/// Encodes a packet by itself.
func encoded(_ packet: Packet) throws(WireError) -> [UInt8] {
    var buffer = WireBuffer()
    try packet.encode(into: &buffer)
    return buffer.bytes
}

/// Encodes a packet by itself.
func encoded(_ packet: PublishPacket) throws(WireError) -> [UInt8] {
    var buffer = WireBuffer()
    try packet.encode(into: &buffer)
    return buffer.bytes
}

/// The code of the error that decoding gives; nil where it gives none.
func failure(of bytes: [UInt8], from sender: Peer, limit: Int = 1000) -> WireError.Code? {
    do throws(WireError) {
        _ = try decodeFirst(bytes, from: sender, limit: limit)
        return nil
    } catch {
        return error.code
    }
}
