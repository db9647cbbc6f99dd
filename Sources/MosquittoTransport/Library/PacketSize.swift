/// Sizes of packets on the wire, which the library does not tell.
///
/// Source: MQTT 5, sections 2.1.4 and 3.3.
enum PacketSize {
    /// A PUBACK without properties and with the reason Success, which may be left out.
    static let ofShortAcknowledgement = 4

    /// A PUBLISH whose properties take `properties` bytes together.
    static func ofPublish(
        topic: Int,
        payload: Int,
        properties: Int,
        isAcknowledged: Bool
    ) -> Int {
        let remaining =
            2 + topic + (isAcknowledged ? 2 : 0) + ofVariableInteger(properties) + properties
            + payload
        return 1 + ofVariableInteger(remaining) + remaining
    }

    /// A Variable Byte Integer (section 1.5.5).
    static func ofVariableInteger(_ value: Int) -> Int {
        switch value {
        case ..<128: 1
        case ..<16_384: 2
        case ..<2_097_152: 3
        default: 4
        }
    }
}
