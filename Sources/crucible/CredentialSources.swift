import MQTTClient
import Messaging
import Scenarios

/// The sources of credentials for each way to authenticate.
enum CredentialSources {
    /// Notices that the token of a way to authenticate was replaced; nil where there is none.
    static func watch(_ authentication: Target.Authentication) -> (any TokenWatch)? {
        guard case .serviceAccountToken(let path) = authentication else { return nil }
        return TokenFileWatch(path)
    }

    /// The source that reads its files again at every connect.
    static func source(for authentication: Target.Authentication) -> any CredentialSource {
        switch authentication {
        case .none: NoCredentials()
        case .serviceAccountToken(let path), .serviceAccountTokens(directory: let path):
            ServiceAccountTokenFile(path: path)
        case .password(let usernamePath, let passwordPath):
            UsernamePasswordFiles(usernameFile: usernamePath, passwordFile: passwordPath)
        case .passwordOfUser(let name, let passwordPath):
            NamedUserPasswordFile(username: name, passwordFile: passwordPath)
        }
    }
}
