public import Evidence
public import Scenarios
public import Verifier

/// Why no report can be made from a history.
public enum ReplayFailure: Error, Sendable {
    /// The folder has no history that can be read, or cannot be written.
    case file(FileError)
    /// The history's bytes are not what was written.
    case history(path: String, HistoryError)
    /// The history ends before its header.
    case empty(path: String)
    /// The scenario in the history does not read any more.
    case scenario(ScenarioErrors)
    /// The graph is one that cannot be judged.
    case notJudgeable(OracleError)
}

extension ReplayFailure: CustomStringConvertible {
    /// What happened and what to do.
    public var description: String {
        switch self {
        case .file(let error): "\(error)\n  hint: \(error.hint)"
        case .history(let path, let error): "\(path): \(error)"
        case .empty(let path): "\(path): the history ends before it says what was run"
        case .scenario(let errors): errors.description
        case .notJudgeable(let error): "\(error)"
        }
    }
}
