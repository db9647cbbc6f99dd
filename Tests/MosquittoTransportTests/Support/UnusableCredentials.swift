import Messaging

/// Credentials that cannot be had.
struct UnusableCredentials: CredentialSource {
    let error: TransportError

    func credentials() throws(TransportError) -> Credentials { throw error }
}
