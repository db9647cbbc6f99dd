public import Messaging
public import Networking
public import Quantities

/// Service account tokens, one in each file of a directory, for publishers that are somebody each.
///
/// The directory is listed once, when this is made; each file is read again at every connect.
/// Publisher _i_ shows file _i_ mod the number of files, in the order of the names' bytes. Hidden
/// files and directories are left out.
public struct ServiceAccountTokenDirectory: Sendable {
    /// The paths of the token files, in order; at least one.
    public let paths: [String]

    private let clock: any TimeSource

    /// Lists the directory; `clock` tells whether a token has expired.
    ///
    /// - Throws: `TransportError/credentialUnusable(path:problem:hint:)` for a directory that cannot
    ///   be listed or holds no file.
    public init(
        path: String,
        clock: any TimeSource = SystemTimeSource()
    ) throws(TransportError) {
        paths = try CredentialDirectory.files(in: path, holding: "a token for each publisher")
        self.clock = clock
    }

    /// The source of one publisher's tokens.
    public func source(ofPublisher number: UInt32) -> ServiceAccountTokenFile {
        ServiceAccountTokenFile(path: paths[Int(number) % paths.count], clock: clock)
    }
}
