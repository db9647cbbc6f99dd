public import Messaging

/// What the clients of one run show to be let in.
///
/// Publishers are numbered from 0 over all workloads; the verifier shows what publisher 0 does.
public protocol ClientCredentials: Sendable {
    /// The source that one publisher asks at every connect.
    func source(ofPublisher number: UInt32) -> any CredentialSource

    /// The paths of the client certificate chain and its key that one publisher shows; nil where it
    /// shows the target's.
    func certificate(
        ofPublisher number: UInt32
    ) -> (certificateFile: String, privateKeyFile: String)?
}
