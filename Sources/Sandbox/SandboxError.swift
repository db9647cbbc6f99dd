public import Messaging

/// Why the sandbox could not be made.
public enum SandboxError: Error, Hashable, Sendable {
    /// OpenSSL refused a step of making a key, a certificate or a token.
    case cryptographyFailed(step: String, detail: String)
    /// A name that cannot stand in a certificate or a token.
    case malformedName(String, hint: String)
    /// A file or folder could not be written.
    case unwritable(path: String, detail: String)
    /// The broker could not listen.
    case listenFailed(address: String, detail: String)
    /// A graph that the sandbox cannot interpret.
    case unsupportedGraph(problem: String, hint: String)
    /// The reference graph could not connect or subscribe.
    case graphFailed(TransportError)
}

extension SandboxError: CustomStringConvertible {
    /// One sentence that says what happened, then what to do.
    public var description: String {
        switch self {
        case .cryptographyFailed(let step, let detail):
            "the sandbox could not \(step): \(detail); check the OpenSSL installation"
        case .malformedName(let name, let hint):
            "\"\(name)\" cannot be used as a name: \(hint)"
        case .unwritable(let path, let detail):
            "\(path) cannot be written (\(detail)); choose a folder that belongs to you"
        case .listenFailed(let address, let detail):
            "the sandbox cannot listen on \(address) (\(detail)); choose another port, or 0 for any"
        case .unsupportedGraph(let problem, let hint):
            "the sandbox cannot run this graph: \(problem); \(hint)"
        case .graphFailed(let error):
            "the reference graph stopped: \(error); \(error.hint)"
        }
    }
}
