public import Messaging

/// A user name and a password in files, read again at every connect.
///
/// White space at the end of either is not part of it.
public struct UsernamePasswordFiles: CredentialSource {
    /// The path of the file with the user name.
    public var usernameFile: String
    /// The path of the file with the password; nil sends none.
    public var passwordFile: String?

    /// Creates the source.
    public init(usernameFile: String, passwordFile: String?) {
        self.usernameFile = usernameFile
        self.passwordFile = passwordFile
    }

    /// The user name and the password.
    ///
    /// - Returns: Credentials for CONNECT.
    /// - Throws: `TransportError/credentialUnusable(path:problem:hint:)` for a file that cannot be
    ///   read or is empty.
    public func credentials() throws(TransportError) -> Credentials {
        let name = try SecretFile.read(usernameFile, holding: "a user name")
        guard let username = String(validating: name, as: UTF8.self) else {
            throw .credentialUnusable(
                path: usernameFile,
                problem: "the user name is not UTF-8",
                hint: "save the file as UTF-8"
            )
        }
        var password: [UInt8]?
        if let passwordFile { password = try SecretFile.read(passwordFile, holding: "a password") }
        return Credentials(username: username, password: password)
    }
}
