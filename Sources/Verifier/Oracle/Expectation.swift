/// What must become of one message, by the semantics of the graph under test.
public enum Expectation: Hashable, Sendable {
    /// It comes out, byte for byte as it went in.
    case deliverUnchanged
    /// It comes out with a body that is the same JSON as this one.
    case deliver([UInt8])
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
        case .withhold, .poison: false
        }
    }
}
