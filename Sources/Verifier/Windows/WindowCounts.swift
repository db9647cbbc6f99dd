/// What became of the windows of a graph that aggregates.
///
/// A window counts once for each message that must come out for it. Every window in which something
/// was sent ends as one of ``exact``, ``withinSlack``, ``wrong``, ``missing`` or ``undecided``.
public struct WindowCounts: Hashable, Sendable {
    /// Windows whose result is what their messages make.
    public internal(set) var exact: UInt64 = 0
    /// Windows whose result is what their messages make if some are in it that may be: those without
    /// an answer, and further copies.
    public internal(set) var withinSlack: UInt64 = 0
    /// Windows whose result is another.
    public internal(set) var wrong: UInt64 = 0
    /// Windows that had to have a result and have none.
    public internal(set) var missing: UInt64 = 0
    /// Windows of which it is not known what must have become of them.
    public internal(set) var undecided: UInt64 = 0
    /// Results for windows in which nothing was sent.
    public internal(set) var invented: UInt64 = 0

    /// Results that came out, copies included.
    public internal(set) var results: UInt64 = 0
    /// Of these: further results of a window that had one; the last counts.
    public internal(set) var updates: UInt64 = 0
    /// Of these: came after their window had been given up.
    public internal(set) var late: UInt64 = 0
    /// Of these: of windows that began before the load.
    public internal(set) var early: UInt64 = 0
    /// Of these: without a time of their own, so that their window was found by when they came.
    public internal(set) var placedByArrival: UInt64 = 0
    /// Messages that surely went into a window.
    public internal(set) var gathered: UInt64 = 0
    /// Of these: those whose window has a result that was judged.
    public internal(set) var expected: UInt64 = 0
    /// How many messages those results say went in; nil where results do not say it.
    public internal(set) var counted: UInt64?

    /// Creates counts of zero.
    public init() {}

    /// Windows that were judged.
    public var judged: UInt64 { exact + withinSlack + wrong + missing }
}
