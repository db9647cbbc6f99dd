/// Which result of which operation.
struct WindowName: Hashable {
    /// The operation's place in the program.
    let step: Int
    /// The window's end, in milliseconds since 1970.
    let end: Int64
}

/// What comes of a window.
enum WindowOutcome {
    /// A result leaves the graph, of the window with this end.
    case output(WindowDatum, Int64)
    /// A message leaves the graph that only waited.
    case passed(GraphMessage)
    /// A result never comes, because of a fault.
    case missing
    /// An operation had an error or a panic: its messages end here.
    case failure(StageVerdict)
}
