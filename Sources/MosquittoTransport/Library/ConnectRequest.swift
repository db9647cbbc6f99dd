import CMosquitto
import Messaging

/// What one CONNECT says, in the library's terms.
struct ConnectRequest: ~Copyable {
    /// The largest packet that is taken; what is larger would have to be held whole.
    static let largestIncoming: UInt32 = 64 << 20

    let port: Int32
    let keepAlive: Int32
    let sourceAddress: String?
    let username: String?
    let password: String?
    let properties: PropertyList

    /// Creates the request.
    ///
    /// The library takes keep alives from 5 s on: shorter ones become 5 s.
    ///
    /// - Throws: `TransportError/notSupported(what:hint:)` for what C strings cannot carry.
    init(
        _ configuration: ConnectionConfiguration,
        _ credentials: Credentials
    ) throws(TransportError) {
        port = Int32(configuration.address.port)
        keepAlive = configuration.keepAlive == 0 ? 0 : Int32(max(5, configuration.keepAlive))
        sourceAddress = configuration.sourceAddress
        username = credentials.username
        password = credentials.password.map { String(decoding: $0, as: UTF8.self) }
        var list = PropertyList()
        if configuration.sessionExpiry > 0 {
            list.add(MQTT_PROP_SESSION_EXPIRY_INTERVAL, configuration.sessionExpiry)
        }
        list.add(MQTT_PROP_RECEIVE_MAXIMUM, max(1, configuration.receiveMaximum))
        list.add(MQTT_PROP_MAXIMUM_PACKET_SIZE, Self.largestIncoming)
        if let enhanced = credentials.enhanced {
            list.add(MQTT_PROP_AUTHENTICATION_METHOD, enhanced.method)
            list.add(MQTT_PROP_AUTHENTICATION_DATA, bytes: enhanced.data)
        }
        var scratch = CStringScratch()
        for property in configuration.userProperties { list.add(property, &scratch) }
        let isText =
            credentials.password.map {
                !$0.contains(0) && String(validating: $0, as: UTF8.self) != nil
            } ?? true
        guard list.isComplete, isText, username.map({ !$0.utf8.contains(0) }) ?? true else {
            throw .notSupported(
                what: "libmosquitto cannot carry the password or a property of this CONNECT",
                hint: "it takes text without U+0000 only; use `transport: mqtt`"
            )
        }
        properties = list
    }
}
