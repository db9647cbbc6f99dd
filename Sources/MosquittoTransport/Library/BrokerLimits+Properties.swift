import CMosquitto
import Glibc
import Messaging

extension BrokerLimits {
    /// What the properties of a CONNACK announce; `head` is the library's list.
    init(_ head: OpaquePointer?, isSessionPresent: Bool) {
        self.init()
        self.isSessionPresent = isSessionPresent
        receiveMaximum = Self.short(head, MQTT_PROP_RECEIVE_MAXIMUM) ?? receiveMaximum
        maximumQuality = Self.byte(head, MQTT_PROP_MAXIMUM_QOS) ?? maximumQuality
        maximumPacketSize = Self.long(head, MQTT_PROP_MAXIMUM_PACKET_SIZE)
        serverKeepAlive = Self.short(head, MQTT_PROP_SERVER_KEEP_ALIVE)
        topicAliasMaximum = Self.short(head, MQTT_PROP_TOPIC_ALIAS_MAXIMUM) ?? 0
        sessionExpiry = Self.long(head, MQTT_PROP_SESSION_EXPIRY_INTERVAL)
        isRetainAvailable = Self.byte(head, MQTT_PROP_RETAIN_AVAILABLE) != 0
        isWildcardSubscriptionAvailable = Self.byte(head, MQTT_PROP_WILDCARD_SUB_AVAILABLE) != 0
        isSubscriptionIdentifierAvailable =
            Self.byte(head, MQTT_PROP_SUBSCRIPTION_ID_AVAILABLE) != 0
        isSharedSubscriptionAvailable = Self.byte(head, MQTT_PROP_SHARED_SUB_AVAILABLE) != 0
        assignedClientIdentifier = Self.text(head, MQTT_PROP_ASSIGNED_CLIENT_IDENTIFIER)
        authenticationMethod = Self.text(head, MQTT_PROP_AUTHENTICATION_METHOD)
    }

    private static func byte(_ head: OpaquePointer?, _ property: mqtt5_property) -> UInt8? {
        var value: UInt8 = 0
        let place = mosquitto_property_read_byte(head, Int32(property.rawValue), &value, false)
        return place == nil ? nil : value
    }

    private static func short(_ head: OpaquePointer?, _ property: mqtt5_property) -> UInt16? {
        var value: UInt16 = 0
        let place = mosquitto_property_read_int16(head, Int32(property.rawValue), &value, false)
        return place == nil ? nil : value
    }

    private static func long(_ head: OpaquePointer?, _ property: mqtt5_property) -> UInt32? {
        var value: UInt32 = 0
        let place = mosquitto_property_read_int32(head, Int32(property.rawValue), &value, false)
        return place == nil ? nil : value
    }

    /// A property of text; the library allocates it for the caller.
    static func text(_ head: OpaquePointer?, _ property: mqtt5_property) -> String? {
        var value: UnsafeMutablePointer<CChar>?
        let place = mosquitto_property_read_string(head, Int32(property.rawValue), &value, false)
        defer { free(value) }
        guard place != nil, let value else { return nil }
        return String(cString: value)
    }
}
