import Messaging
import Networking

/// Lists directories of credentials.
enum CredentialDirectory {
    /// The paths of the files in the directory, in the order of their names; at least one.
    static func files(
        in path: String,
        holding kind: String
    ) throws(TransportError) -> [String] {
        let names: [String]
        do throws(SmallFile.Unreadable) {
            names = try DirectoryListing.files(in: path)
        } catch {
            throw .credentialUnusable(
                path: path,
                problem: error.problem,
                hint: "give a directory with \(kind) that this user may list"
            )
        }
        guard !names.isEmpty else {
            throw .credentialUnusable(
                path: path,
                problem: "holds no file",
                hint: "put \(kind) there; a projected volume is empty until the kubelet fills it"
            )
        }
        let folder = path.hasSuffix("/") ? path : "\(path)/"
        return names.map { "\(folder)\($0)" }
    }
}
