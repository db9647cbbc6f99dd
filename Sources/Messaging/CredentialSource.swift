/// Gives fresh credentials for every connection attempt; a token file is read again each time.
public protocol CredentialSource: Sendable {
    /// The credentials to use now.
    ///
    /// May read a file; runs on the event loop, so it must be quick.
    func credentials() throws(TransportError) -> Credentials
}

/// The source for brokers that ask for nothing, or only for a client certificate.
public struct NoCredentials: CredentialSource {
    /// Creates the source.
    public init() {}

    /// Nothing.
    public func credentials() throws(TransportError) -> Credentials { Credentials() }
}
