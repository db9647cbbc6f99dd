public import Messaging

/// Client certificates with their keys, pairs of files `NAME.crt` and `NAME.key` in a directory.
///
/// The directory is listed once, when this is made. Publisher _i_ shows pair _i_ mod the number of
/// pairs, in the order of the names' bytes. Hidden files, directories and files with other endings
/// are left out.
public struct CertificateDirectory: Sendable {
    /// A certificate chain and its private key.
    public struct Pair: Hashable, Sendable {
        /// The path of the certificate chain.
        public var certificate: String
        /// The path of the private key.
        public var privateKey: String
    }

    /// The pairs, in order; at least one.
    public let pairs: [Pair]

    /// Lists the directory.
    ///
    /// - Throws: `TransportError/credentialUnusable(path:problem:hint:)` for a directory that cannot
    ///   be listed or holds no pair, and for a key without its certificate or the reverse.
    public init(path: String) throws(TransportError) {
        let kind = "a certificate NAME.crt and its key NAME.key for each publisher"
        let files = try CredentialDirectory.files(in: path, holding: kind)
        let certificates = Self.stems(of: files, ending: ".crt")
        let keys = Self.stems(of: files, ending: ".key")
        if let lonely = keys.first(where: { !Set(certificates).contains($0) }) {
            throw .credentialUnusable(
                path: "\(lonely).key",
                problem: "has no certificate \(lonely).crt beside it",
                hint: "put the key's certificate there, or remove the key"
            )
        }
        if let lonely = certificates.first(where: { !Set(keys).contains($0) }) {
            throw .credentialUnusable(
                path: "\(lonely).crt",
                problem: "has no key \(lonely).key beside it",
                hint: "put the certificate's private key there; authorities belong to `ca:`"
            )
        }
        guard !certificates.isEmpty else {
            throw .credentialUnusable(
                path: path,
                problem: "holds no pair of NAME.crt and NAME.key",
                hint: "put \(kind) there"
            )
        }
        pairs = certificates.map { Pair(certificate: "\($0).crt", privateKey: "\($0).key") }
    }

    /// What one publisher shows.
    public func pair(ofPublisher number: UInt32) -> Pair { pairs[Int(number) % pairs.count] }

    private static func stems(of files: [String], ending: String) -> [String] {
        files.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }
    }
}
