public import Messaging
public import Verifier

/// Why there is no verdict on a run.
public enum RunFailure: Error, Sendable {
    /// The graph is one that cannot be judged.
    case notJudgeable(OracleError)
    /// The scenario needs what its transport cannot do; at least one thing.
    case notPossible([Run.Shortfall])
    /// The report folder cannot be written, found out before any load.
    case reportsNotWritable(FileError)
    /// This process may not open as many files as its connections take.
    case notEnoughDescriptors(connections: Int, needed: Int, limit: Int)
    /// The local addresses do not have as many ports as there are connections.
    case notEnoughPorts(connections: Int, addresses: Int, portsPerAddress: Int)
    /// What the clients are to show cannot be found or does not fit together.
    case credentialsUnusable(TransportError)
    /// The broker could not be reached, or did not let us in, or did not grant what the run needs.
    case notConnected(who: String, TransportError)
    /// The graph did not let through what it must.
    case graphSilent(GraphSilence)
    /// The user stopped the run before it began.
    case interrupted
}

extension RunFailure: CustomStringConvertible {
    /// What happened, in one sentence.
    public var description: String {
        switch self {
        case .notJudgeable(let error): "\(error)"
        case .notPossible(let shortfalls): shortfalls.map(\.problem).joined(separator: "; ")
        case .reportsNotWritable(let error): error.description
        case .notEnoughDescriptors(let connections, let needed, let limit):
            "\(Self.text(connections)) connections take \(Self.text(needed)) file descriptors, but "
                + "this process may have \(Self.text(limit))"
        case .notEnoughPorts(let connections, let addresses, let ports):
            "\(Self.text(connections)) connections need a port each, but \(Self.text(addresses)) "
                + "source \(addresses == 1 ? "address has" : "addresses have") "
                + Self.text(addresses * ports)
        case .credentialsUnusable(let error): error.description
        case .notConnected(let who, let error): "\(who): \(error)"
        case .graphSilent(let silence): silence.sentence
        case .interrupted: "stopped before the load began; there is no verdict"
        }
    }

    /// What to do about it; nil where there is nothing to do.
    public var hint: String? {
        switch self {
        case .notJudgeable: nil
        case .notPossible(let shortfalls): shortfalls.map(\.hint).joined(separator: "; ")
        case .reportsNotWritable(let error): error.hint
        case .notEnoughDescriptors(_, let needed, _):
            "raise the limit to \(needed) or more: `ulimit -n \(needed)` in a shell, "
                + "LimitNOFILE=\(needed) in a systemd unit, --ulimit nofile=\(needed) for a "
                + "container; or spread the publishers over more machines"
        case .notEnoughPorts(let connections, _, let ports):
            "name \((connections + ports - 1) / max(1, ports)) or more addresses of this machine: "
                + "`connect: { sourceAddresses: [127.0.0.1, 127.0.0.2] }`; or widen "
                + "net.ipv4.ip_local_port_range"
        case .credentialsUnusable(let error): error.hint
        case .notConnected(_, let error): error.hint
        case .graphSilent(let silence): silence.hint
        case .interrupted: nil
        }
    }

    private static func text(_ number: Int) -> String { UInt64(clamping: number).grouped }
}
