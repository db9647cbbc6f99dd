import Evidence
import MosquittoTransport
import Networking
import Scenarios

/// What made a run: Crucible itself and what it stands on.
enum Version {
    /// Crucible's own version.
    static let crucible = "0.1.0"

    /// The versions as they go into the history of a run over `transport`.
    static func software(_ transport: TransportKind) -> SoftwareVersions {
        SoftwareVersions(
            crucible: crucible,
            swift: swift,
            openSSL: TLSLibrary.version,
            libmosquitto: transport == .libmosquitto ? MosquittoLibrary.version : nil
        )
    }

    /// The versions in one line, for `--version`.
    static var text: String {
        "crucible \(crucible) (Swift \(swift), \(TLSLibrary.version), "
            + "libmosquitto \(MosquittoLibrary.version))"
    }

    /// The compiler's version as far as the source can tell.
    private static var swift: String {
        #if compiler(>=6.4)
        "6.4 or later"
        #elseif compiler(>=6.3)
        "6.3"
        #elseif compiler(>=6.2)
        "6.2"
        #else
        "before 6.2"
        #endif
    }
}
