extension NetworkError: CustomStringConvertible {
    /// One sentence that says what happened.
    public var description: String {
        switch self {
        case .hostNotFound(let host, let detail): "host \"\(host)\" was not found (\(detail))"
        case .connectionFailed(let detail): "could not connect: \(detail)"
        case .certificateNotTrusted(let detail): "the certificate is not trusted: \(detail)"
        case .certificateNameMismatch(let detail): "the certificate is for another name: \(detail)"
        case .tlsFailed(let detail): "TLS failed: \(detail)"
        case .connectionLost(let detail): "the connection was lost: \(detail)"
        case .credentialUnusable(let source, let problem, _): "\(source): \(problem)"
        case .listenFailed(let address, let detail): "could not listen on \(address): \(detail)"
        case .systemFailed(let call, let detail): "\(call) failed: \(detail)"
        }
    }

    /// The edit or look that would most likely help.
    public var hint: String {
        switch self {
        case .hostNotFound: "check the spelling of the host"
        case .connectionFailed: "check that something listens there"
        case .certificateNotTrusted: "give the authority that signed the certificate"
        case .certificateNameMismatch: "connect by a name that the certificate has"
        case .tlsFailed: "check that TLS is on at both ends"
        case .connectionLost: "look at the peer's log at this time"
        case .credentialUnusable(_, _, let hint): hint
        case .listenFailed: "choose another port, or 0 for any free one"
        case .systemFailed: "raise the limit it names (`ulimit -n` for open files)"
        }
    }
}
