/// In what the user properties of a message that came out differ from those that it left with.
public struct EnvelopeDifferences: OptionSet, Hashable, Sendable {
    /// A bit for each.
    public let rawValue: UInt8

    /// Creates a set of bits.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// One is missing.
    public static let lost = EnvelopeDifferences(rawValue: 1)
    /// One has another value.
    public static let altered = EnvelopeDifferences(rawValue: 2)
    /// They are in another order.
    public static let reordered = EnvelopeDifferences(rawValue: 4)
}
