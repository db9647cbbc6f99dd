import MQTTClient
import Messaging
import Scenarios

/// The sources of credentials for each way to authenticate.
enum CredentialSources {
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
