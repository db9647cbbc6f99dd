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
    /// The broker could not be reached, or did not let us in, or did not grant what the run needs.
    case notConnected(who: String, TransportError)
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
        case .notConnected(let who, let error): "\(who): \(error)"
        case .interrupted: "stopped before the load began; there is no verdict"
        }
    }

    /// What to do about it; nil where there is nothing to do.
    public var hint: String? {
        switch self {
        case .notJudgeable: nil
        case .notPossible(let shortfalls): shortfalls.map(\.hint).joined(separator: "; ")
        case .reportsNotWritable(let error): error.hint
        case .notConnected(_, let error): error.hint
        case .interrupted: nil
        }
    }
}
