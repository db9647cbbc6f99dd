/// A `--plant` text that names no fault.
public struct FaultError: Error, Hashable, Sendable {
    /// What is wrong with it.
    public let problem: String
    /// What to write.
    public let hint: String
}

extension FaultError: CustomStringConvertible {
    /// The problem, the hint, and all that can be planted.
    public var description: String {
        var lines = ["cannot plant: \(problem)", "  hint: \(hint)", "  faults:"]
        lines += Faults.all.map { "    \($0.usage)  \($0.summary)" }
        return lines.joined(separator: "\n")
    }
}
