/// How a client checks whom it talks to.
public struct ClientSecurity: Sendable {
    /// The trust.
    public var context: TLSContext
    /// The name or IP address that the server's certificate must have.
    public var host: String

    /// Creates the check of `host` against `context`'s trust.
    public init(context: TLSContext, host: String) {
        self.context = context
        self.host = host
    }
}
