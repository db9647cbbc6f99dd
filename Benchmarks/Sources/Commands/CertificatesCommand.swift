import ArgumentParser
import FoundationEssentials
import Networking
import Sandbox

/// Writes what the sink needs for TLS, and what its clients must trust.
struct CertificatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificates",
        abstract: "Write authority.pem, sink.pem and sink-key.pem to a folder that only you read."
    )

    @Argument(help: "The folder.")
    var folder: String

    func run() throws {
        let now = SystemTimeSource().wallClock()
        let authority = try CertificateAuthority(name: "Crucible benchmarks", at: now)
        let sink = try authority.serverCertificate(for: ["localhost", "127.0.0.1"], at: now)
        let directory = URL(filePath: folder)
        try Data(authority.certificatePEM).write(to: directory.appending(path: "authority.pem"))
        try Data(sink.certificatePEM).write(to: directory.appending(path: "sink.pem"))
        try Data(sink.privateKeyPEM).write(to: directory.appending(path: "sink-key.pem"))
    }
}
