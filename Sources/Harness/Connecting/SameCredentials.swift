public import Messaging

/// The same credentials for every client, and the target's certificate.
public struct SameCredentials: ClientCredentials {
    private let source: any CredentialSource

    /// Creates the credentials.
    public init(_ source: any CredentialSource) {
        self.source = source
    }

    /// The one source.
    public func source(ofPublisher number: UInt32) -> any CredentialSource { source }

    /// The target's.
    public func certificate(
        ofPublisher number: UInt32
    ) -> (certificateFile: String, privateKeyFile: String)? { nil }
}
