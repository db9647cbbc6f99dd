public import Messaging

/// A user name that is given as it is, and a password in a file, read again at every connect.
///
/// White space at the end of the password is not part of it.
public struct NamedUserPasswordFile: CredentialSource {
    /// The user name.
    public var username: String
    /// The path of the file with the password.
    public var passwordFile: String

    /// Creates the source.
    public init(username: String, passwordFile: String) {
        self.username = username
        self.passwordFile = passwordFile
    }

    /// The user name and the password.
    ///
    /// - Returns: Credentials for CONNECT.
    /// - Throws: `TransportError/credentialUnusable(path:problem:hint:)` for a file that cannot be
    ///   read or is empty.
    public func credentials() throws(TransportError) -> Credentials {
        let password = try SecretFile.read(passwordFile, holding: "a password")
        return Credentials(username: username, password: password)
    }
}
