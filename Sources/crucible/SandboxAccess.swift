import FoundationEssentials
import Messaging
import Sandbox

/// How to reach a sandbox: what one process tells another on one line.
///
/// Paths, never a token.
struct SandboxAccess: Codable, Sendable {
    let broker: String
    let authoritiesPath: String
    let tokenPath: String

    init(_ sandbox: Sandbox) {
        broker = sandbox.address.description
        authoritiesPath = sandbox.authoritiesPath
        tokenPath = sandbox.tokenPath
    }

    /// Reads a line; nil for anything else.
    init?(line: String) {
        guard let read = try? JSONDecoder().decode(Self.self, from: Data(line.utf8)) else {
            return nil
        }
        self = read
    }

    /// The line.
    var line: String { SandboxLine.text(of: self) }
}
