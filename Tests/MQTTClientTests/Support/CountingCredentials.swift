import Messaging
import Synchronization

/// Gives another token each time, and can be told to have none.
final class CountingCredentials: CredentialSource {
    private let asked = Mutex(0)

    func credentials() throws(TransportError) -> Credentials {
        let count = asked.withLock { count in
            count += 1
            return count
        }
        return Credentials(enhanced: (method: "K8S-SAT", data: Array("token \(count)".utf8)))
    }
}

/// Never has any.
struct UnusableCredentials: CredentialSource {
    static let error = TransportError.credentialUnusable(
        path: "/token",
        problem: "is empty",
        hint: "fill it"
    )

    func credentials() throws(TransportError) -> Credentials { throw Self.error }
}
