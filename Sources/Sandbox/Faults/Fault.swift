/// A defect planted in the sandbox to prove that a check can fail.
///
/// A fault is a pure function of one message: it decides by a chance that belongs to the message
/// alone, so the same run plants the same faults whatever the timing.
public protocol Fault: Sendable {
    /// The word it is planted by, such as `drop`.
    static var kind: String { get }
    /// How it is written, such as `drop:RATE`.
    static var usage: String { get }
    /// What it does, in one line.
    static var summary: String { get }
    /// What it must be told as, all that it can cause; empty where it must go unnoticed.
    static var outcomes: Set<PlantedOutcome> { get }

    /// Reads what stands after the kind.
    init(_ arguments: FaultArguments) throws(FaultError)
}
