/// What this machine lets one process have.
public struct MachineLimits: Hashable, Sendable {
    /// How many file descriptors may be open.
    public var descriptors: Int
    /// How many ports one local address has for connections to one broker.
    public var portsPerAddress: Int

    /// Creates limits; without arguments none.
    public init(descriptors: Int = .max, portsPerAddress: Int = .max) {
        self.descriptors = descriptors
        self.portsPerAddress = portsPerAddress
    }
}
