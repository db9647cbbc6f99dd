/// A defect of an operation that gathers: what it does with one message of a window.
protocol DatumFault: RateFault {
    /// The share of the messages concerned.
    var rate: Double { get }
    /// What it does with one.
    static var action: DatumAction { get }
}

extension DatumFault {
    static var outcomes: Set<PlantedOutcome> { [.windowWrong] }
}

/// What a fault does with one message of a window.
enum DatumAction {
    /// The window does not hold it.
    case leaveOut
    /// The window holds it twice.
    case takeTwice
    /// The window after it holds it.
    case moveOn
}
