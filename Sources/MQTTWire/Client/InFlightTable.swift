/// The packet identifiers that await an acknowledgement, each with the caller's token.
///
/// A ring indexed by the low bits of the identifier. Identifiers go round from 1 to 65,535, so that
/// a late acknowledgement meets an unused one rather than a wrong message:
///
///     capacity 8    slot      0   1   2   3   4   5   6   7
///                   in use    .   9   .  11  12   .   .   .
///                                                 ▲ next 13
///
/// Inserting and removing take constant time: at most half of the ring is in use until it has 65,536
/// slots, so over one turn no more slots are skipped than filled. Beyond 32,768 in flight an
/// insertion may look at as many slots as are in use. An empty table owns no memory; a slot takes
/// 10 bytes.
public struct InFlightTable: Sendable {
    private var tokens: [UInt64] = []
    /// 0 marks a free slot, for no packet has identifier 0.
    private var identifiers: [UInt16] = []
    private var next: UInt16 = 1

    /// How many identifiers are in use.
    public private(set) var count = 0

    /// Creates an empty table.
    public init() {}

    /// How many slots it has.
    public var capacity: Int { identifiers.count }

    /// Takes an unused identifier for `token`; nil where all 65,535 are in use.
    public mutating func insert(_ token: UInt64) -> UInt16? {
        if count &* 2 >= identifiers.count && identifiers.count < 65_536 { grow() }
        let mask = identifiers.count &- 1
        // One step more than slots, because the turn from 65,535 to 1 passes over slot 0.
        for _ in 0...identifiers.count {
            let candidate = next
            next = candidate == .max ? 1 : candidate &+ 1
            let slot = Int(candidate) & mask
            if identifiers[slot] == 0 {
                identifiers[slot] = candidate
                tokens[slot] = token
                count &+= 1
                return candidate
            }
        }
        return nil
    }

    /// Frees an identifier and gives its token; nil where it is not in use.
    public mutating func remove(_ identifier: UInt16) -> UInt64? {
        guard identifier != 0, !identifiers.isEmpty else { return nil }
        let slot = Int(identifier) & (identifiers.count &- 1)
        guard identifiers[slot] == identifier else { return nil }
        identifiers[slot] = 0
        count &-= 1
        return tokens[slot]
    }

    /// Whether an identifier is in use.
    public func contains(_ identifier: UInt16) -> Bool {
        guard identifier != 0, !identifiers.isEmpty else { return false }
        return identifiers[Int(identifier) & (identifiers.count - 1)] == identifier
    }

    /// Frees all identifiers and the memory, and gives the tokens.
    ///
    /// In the order of insertion, unless one was in use for more than a whole turn.
    public mutating func removeAll() -> [UInt64] {
        let start = next
        let used = zip(identifiers, tokens).filter { $0.0 != 0 }
        let ordered = used.sorted { $0.0 &- start < $1.0 &- start }
        self = InFlightTable()
        next = start
        return ordered.map { $0.1 }
    }

    /// Doubles the ring; identifiers that differ in fewer bits differ in more.
    @inline(never)
    private mutating func grow() {
        let size = max(8, 2 * identifiers.count)
        var grownTokens = [UInt64](repeating: 0, count: size)
        var grownIdentifiers = [UInt16](repeating: 0, count: size)
        for (identifier, token) in zip(identifiers, tokens) where identifier != 0 {
            grownTokens[Int(identifier) & (size - 1)] = token
            grownIdentifiers[Int(identifier) & (size - 1)] = identifier
        }
        tokens = grownTokens
        identifiers = grownIdentifiers
    }
}
