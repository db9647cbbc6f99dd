public import Quantities

/// One window that did not end as it must, with all that is known of it.
public struct WindowFailure: Hashable, Sendable {
    /// In which way it went wrong.
    public enum Kind: String, Sendable, CaseIterable {
        /// Must have a result, has none.
        case missing
        /// Its result is not what its messages make.
        case wrong
        /// Nothing was sent in it, and a result came out.
        case invented
    }

    /// In which way it went wrong.
    public var kind: Kind
    /// When the window began; that instant is not in it.
    public var begin: WallClockInstant
    /// When it ended; that instant is in it.
    public var end: WallClockInstant
    /// The operations whose results are meant, in the order of the graph.
    public var operations: [String]
    /// What was found and what was expected: `count 99, expected 100`.
    public var words: String
    /// How many messages surely went in.
    public var expectedMessages: UInt64
    /// How many more may have.
    public var possibleMessages: UInt64
    /// How many results came out for it.
    public var results: UInt64
    /// The body of the last, as text; nil where there is none.
    public var body: String?
    /// When the last came out.
    public var received: Nanoseconds?

    /// The window and what is wrong with it:
    /// `window 00:10:20–00:10:30: count 99, expected 100`.
    public var sentence: String { "window \(WindowName.text(begin, end)): \(words)" }
}
