import Messaging

/// The same credentials at every attempt.
struct FixedCredentials: CredentialSource {
    let value: Credentials

    init(_ value: Credentials) {
        self.value = value
    }

    func credentials() throws(TransportError) -> Credentials { value }
}
