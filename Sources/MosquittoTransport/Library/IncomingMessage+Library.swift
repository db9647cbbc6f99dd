import CMosquitto
import Glibc
import Messaging

extension IncomingMessage {
    /// Copies a message of the library's.
    ///
    /// - Parameters:
    ///   - message: The library's message, which it frees afterwards.
    ///   - properties: Its properties, the library's as well.
    ///   - isDuplicate: Whether DUP was set, which is not part of the library's message.
    mutating func fill(
        _ message: mosquitto_message,
        _ properties: OpaquePointer?,
        isDuplicate: Bool
    ) {
        bytes.removeAll(keepingCapacity: true)
        topic = append(message.topic)
        payload = append(message.payload, count: Int(message.payloadlen))
        quality = message.qos == 0 ? .atMostOnce : .atLeastOnce
        self.isDuplicate = isDuplicate
        isRetained = message.retain
        packetIdentifier = UInt16(truncatingIfNeeded: message.mid)
        contentType = nil
        userProperties.removeAll(keepingCapacity: true)
        var next = properties
        while let property = next {
            switch mqtt5_property(UInt32(mosquitto_property_identifier(property))) {
            case MQTT_PROP_USER_PROPERTY: appendUserProperty(property)
            case MQTT_PROP_CONTENT_TYPE: appendContentType(property)
            default: break
            }
            next = mosquitto_property_next(property)
        }
    }

    /// The bytes that the PUBLISH took on the wire, as far as the library shows what was in it:
    /// topic, identifier, payload, content type and user properties (section 3.3).
    var packetSize: Int {
        var properties = contentType.map { 3 + $0.count } ?? 0
        for property in userProperties {
            properties += 5 + property.name.count + property.value.count
        }
        return PacketSize.ofPublish(
            topic: topic.count,
            payload: payload.count,
            properties: properties,
            isAcknowledged: quality != .atMostOnce
        )
    }

    private mutating func appendUserProperty(_ property: OpaquePointer) {
        var name: UnsafeMutablePointer<CChar>?
        var value: UnsafeMutablePointer<CChar>?
        let identifier = Int32(MQTT_PROP_USER_PROPERTY.rawValue)
        _ = mosquitto_property_read_string_pair(property, identifier, &name, &value, false)
        defer {
            free(name)
            free(value)
        }
        let place = PropertyRange(name: append(name), value: append(value))
        userProperties.append(place)
    }

    private mutating func appendContentType(_ property: OpaquePointer) {
        var text: UnsafeMutablePointer<CChar>?
        let identifier = Int32(MQTT_PROP_CONTENT_TYPE.rawValue)
        _ = mosquitto_property_read_string(property, identifier, &text, false)
        defer { free(text) }
        contentType = append(text)
    }

    private mutating func append(_ text: UnsafeMutablePointer<CChar>?) -> Range<Int> {
        append(UnsafeRawPointer(text), count: text.map { strlen($0) } ?? 0)
    }

    private mutating func append(_ start: UnsafeRawPointer?, count: Int) -> Range<Int> {
        let begin = bytes.count
        bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: count))
        return begin..<bytes.count
    }
}
