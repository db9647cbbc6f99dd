public import Evidence

/// What went through the run's sockets.
public struct TrafficFigures: Hashable, Sendable {
    /// Of the whole run, up to the last sample.
    public var total = Traffic()
    /// How many write calls a message took in the measurement window, in thousandths.
    ///
    /// All calls, acknowledgements and keep-alives included; nil without two samples there.
    public var writesPerMessageThousandths: UInt64?

    /// Creates figures of a run that has not begun.
    public init() {}
}
