/// A defect around what comes of a window.
protocol WindowFault: RateFault {
    /// The share of the windows concerned.
    var rate: Double { get }
    /// What it does with one.
    static var action: WindowAction { get }
}

/// What a fault does with a window.
enum WindowAction {
    /// An operation never makes its result.
    case neverClose
    /// The result does not leave the graph.
    case swallow
    /// The result leaves the graph twice.
    case double
}
