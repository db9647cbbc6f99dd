/// What must become of one message, by the semantics of the graph under test.
public enum Expectation: Hashable, Sendable {
    /// It comes out as it went in.
    case deliverUnchanged
    /// It comes out with this body, written anew: numbers may differ by what another order of the
    /// same arithmetic makes of them.
    case deliver([UInt8])
    /// It does not come out itself: it goes into the result of its window.
    case fold(Contribution)
    /// It does not come out.
    case withhold
    /// The graph cannot process it: a module returns an error or traps. It does not come out.
    ///
    /// The reason is in words.
    case poison(reason: String)

    /// Whether the message must come out.
    public var mustPass: Bool {
        switch self {
        case .deliverUnchanged, .deliver: true
        case .fold, .withhold, .poison: false
        }
    }
}
