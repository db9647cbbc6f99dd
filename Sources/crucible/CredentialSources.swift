import Harness
import MQTTClient
import Messaging
import Scenarios

/// What the clients of a run show, as the target says: the same for all, or each its own in turn.
///
/// Directories are listed once, files read again at every connect.
struct CredentialSources: ClientCredentials {
    private let authentication: Target.Authentication
    private let tokens: ServiceAccountTokenDirectory?
    private let certificates: CertificateDirectory?

    /// Lists the target's directories.
    ///
    /// - Throws: What is wrong with one of them.
    init(_ target: Target) throws(TransportError) {
        authentication = target.authentication
        if case .serviceAccountTokens(let directory) = target.authentication {
            tokens = try ServiceAccountTokenDirectory(path: directory)
        } else {
            tokens = nil
        }
        if let directory = target.certificatesDirectory {
            certificates = try CertificateDirectory(path: directory)
        } else {
            certificates = nil
        }
    }

    /// Notices that the token of a way to authenticate was replaced; nil where there is none.
    ///
    /// Of a directory the first token is watched: whatever replaces one replaces all.
    static func watch(_ authentication: Target.Authentication) -> (any TokenWatch)? {
        switch authentication {
        case .serviceAccountToken(let path): TokenFileWatch(path)
        case .serviceAccountTokens(let directory):
            (try? ServiceAccountTokenDirectory(path: directory)).map { TokenFileWatch($0.paths[0]) }
        case .none, .password, .passwordOfUser: nil
        }
    }

    func source(ofPublisher number: UInt32) -> any CredentialSource {
        if let tokens { return tokens.source(ofPublisher: number) }
        switch authentication {
        case .none, .serviceAccountTokens: return NoCredentials()
        case .serviceAccountToken(let path): return ServiceAccountTokenFile(path: path)
        case .password(let usernamePath, let passwordPath):
            return UsernamePasswordFiles(usernameFile: usernamePath, passwordFile: passwordPath)
        case .passwordOfUser(let name, let passwordPath):
            return NamedUserPasswordFile(username: name, passwordFile: passwordPath)
        }
    }

    func certificate(
        ofPublisher number: UInt32
    ) -> (certificateFile: String, privateKeyFile: String)? {
        certificates.map { directory in
            let pair = directory.pair(ofPublisher: number)
            return (certificateFile: pair.certificate, privateKeyFile: pair.privateKey)
        }
    }
}
