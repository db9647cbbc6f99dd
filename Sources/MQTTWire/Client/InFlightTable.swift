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
    /// Those in use for more than a whole turn, for which the ring has no order.
    private var isOvertaken = IdentifierSet()
    /// The same in the order of overtaking, which is that of insertion; some stand here no longer
    /// rightly, and where one stands twice the later place is right.
    private var overtaken: [UInt16] = []

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
                if isOvertaken.count != 0 { _ = isOvertaken.remove(candidate) }
                return candidate
            }
            if identifiers[slot] == candidate && isOvertaken.insert(candidate) {
                noteOvertaken(candidate)
            }
        }
        return nil
    }

    /// The token of an identifier; nil where it is not in use.
    func token(of identifier: UInt16) -> UInt64? {
        contains(identifier) ? tokens[Int(identifier) & (identifiers.count - 1)] : nil
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

    /// The identifiers in use with their tokens, in the order of insertion.
    ///
    /// Costs a look at every slot and a sort.
    public var inOrder: [(identifier: UInt16, token: UInt64)] {
        let used = zip(identifiers, tokens).filter { $0.0 != 0 }
        let ring = used.sorted { $0.0 &- next < $1.0 &- next }
            .map { (identifier: $0.0, token: $0.1) }
        guard isOvertaken.count != 0 else { return ring }
        // Whoever was overtaken is older than all who were not.
        let mask = identifiers.count - 1
        let old = overtakenInOrder.filter { contains($0) }
            .map { (identifier: $0, token: tokens[Int($0) & mask]) }
        return old + ring.filter { !isOvertaken.contains($0.identifier) }
    }

    /// Frees all identifiers and the memory, and gives the tokens in the order of insertion.
    public mutating func removeAll() -> [UInt64] {
        let ordered = inOrder
        let start = next
        self = InFlightTable()
        next = start
        return ordered.map { $0.token }
    }

    private var overtakenInOrder: [UInt16] {
        var seen = IdentifierSet()
        return Array(
            overtaken.reversed().filter { isOvertaken.contains($0) && seen.insert($0) }.reversed()
        )
    }

    @inline(never)
    private mutating func noteOvertaken(_ identifier: UInt16) {
        if overtaken.count > 2 * isOvertaken.count + 64 { overtaken = overtakenInOrder }
        overtaken.append(identifier)
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
