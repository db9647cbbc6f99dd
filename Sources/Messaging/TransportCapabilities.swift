/// What a transport can do, so that a scenario that needs more is refused before it begins.
public struct TransportCapabilities: Hashable, Sendable {
    /// Its name in a scenario's `transport:`.
    public var name: String
    /// The most QoS 1 messages that one connection can have in flight.
    public var maximumInFlight: UInt16
    /// Whether new credentials can be shown on a connection that stands.
    public var renewsInBand: Bool
    /// Whether a message is acknowledged only when the task says so.
    public var acknowledgesManually: Bool
    /// File descriptors that each connection takes.
    public var descriptorsPerConnection: Int

    /// Creates capabilities; without arguments those of the default transport.
    public init(
        name: String = "mqtt",
        maximumInFlight: UInt16 = 65_535,
        renewsInBand: Bool = true,
        acknowledgesManually: Bool = true,
        descriptorsPerConnection: Int = 1
    ) {
        self.name = name
        self.maximumInFlight = maximumInFlight
        self.renewsInBand = renewsInBand
        self.acknowledgesManually = acknowledgesManually
        self.descriptorsPerConnection = descriptorsPerConnection
    }
}
