import Messaging
import Networking

/// The TLS contexts of one loop: one for each trust and host, shared by all connections of both.
struct TLSContexts: Sendable {
    private struct Key: Hashable {
        var trust: TrustConfiguration
        var host: String
    }

    private var contexts: [Key: LentTLSContext] = [:]

    /// Reads the files of every distinct trust.
    ///
    /// - Throws: `TransportError/credentialUnusable(path:problem:hint:)`.
    init(for configurations: [ConnectionConfiguration]) throws(TransportError) {
        for configuration in configurations where configuration.address.isSecure {
            let trust = configuration.trust
            let key = Key(trust: trust, host: configuration.address.host)
            guard contexts[key] == nil else { continue }
            do throws(NetworkError) {
                contexts[key] = try LentTLSContext(
                    for: key.host,
                    trusting: trust.authoritiesFile,
                    certificate: trust.certificateFile,
                    privateKey: trust.privateKeyFile
                )
            } catch {
                throw TransportError(error, at: configuration.address)
            }
        }
    }

    /// The context for a connection; nil without TLS.
    func context(for configuration: ConnectionConfiguration) -> LentTLSContext? {
        guard configuration.address.isSecure else { return nil }
        return contexts[Key(trust: configuration.trust, host: configuration.address.host)]
    }
}
