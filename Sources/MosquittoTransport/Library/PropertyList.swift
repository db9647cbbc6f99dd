import CMosquitto
import Messaging

/// Properties of one packet in the library's form: a list that it allocates and that is freed here.
struct PropertyList: ~Copyable {
    private(set) var head: OpaquePointer?
    /// Whether everything that was added is there.
    private(set) var isComplete = true

    init() {}

    deinit {
        var list = head
        mosquitto_property_free_all(&list)
    }

    mutating func add(_ identifier: mqtt5_property, _ value: UInt16) {
        note(mosquitto_property_add_int16(&head, Int32(identifier.rawValue), value))
    }

    mutating func add(_ identifier: mqtt5_property, _ value: UInt32) {
        note(mosquitto_property_add_int32(&head, Int32(identifier.rawValue), value))
    }

    mutating func add(_ identifier: mqtt5_property, _ value: String) {
        // The library takes C strings, and MQTT forbids U+0000 (section 1.5.4).
        guard !value.utf8.contains(0) else {
            isComplete = false
            return
        }
        note(mosquitto_property_add_string(&head, Int32(identifier.rawValue), value))
    }

    mutating func add(contentType: String) {
        add(MQTT_PROP_CONTENT_TYPE, contentType)
    }

    mutating func add(_ identifier: mqtt5_property, bytes: [UInt8]) {
        guard let count = UInt16(exactly: bytes.count) else {
            isComplete = false
            return
        }
        note(mosquitto_property_add_binary(&head, Int32(identifier.rawValue), bytes, count))
    }

    /// Adds a user property.
    ///
    /// - Parameters:
    ///   - property: Name and value.
    ///   - scratch: Where C strings are made; kept from call to call so that nothing is allocated.
    mutating func add(_ property: UserProperty, _ scratch: inout CStringScratch) {
        guard !property.name.contains(0), !property.value.contains(0) else {
            isComplete = false
            return
        }
        let result = scratch.withCStrings(property.name, property.value) { name, value in
            mosquitto_property_add_string_pair(
                &head,
                Int32(MQTT_PROP_USER_PROPERTY.rawValue),
                name,
                value
            )
        }
        note(result)
    }

    private mutating func note(_ result: Int32) {
        if result != MOSQ_ERR_SUCCESS.code { isComplete = false }
    }
}
