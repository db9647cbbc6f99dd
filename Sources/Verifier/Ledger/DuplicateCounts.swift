import Scenarios

/// How many copies beyond the first came out, by their cause; they add up to all of them.
struct DuplicateCounts: Hashable, Sendable {
    private var hop: UInt64 = 0
    private var publisher: UInt64 = 0
    private var interruption: UInt64 = 0
    private var unexplained: UInt64 = 0

    init() {}

    /// How many have that cause.
    subscript(cause: DuplicateCause) -> UInt64 {
        get {
            switch cause {
            case .hop: hop
            case .publisher: publisher
            case .interruption: interruption
            case .unexplained: unexplained
            }
        }
        set {
            switch cause {
            case .hop: hop = newValue
            case .publisher: publisher = newValue
            case .interruption: interruption = newValue
            case .unexplained: unexplained = newValue
            }
        }
    }

    /// All of them.
    var total: UInt64 { hop + publisher + interruption + unexplained }

    /// Counts all that `other` counted as well.
    mutating func add(_ other: DuplicateCounts) {
        for cause in DuplicateCause.allCases { self[cause] += other[cause] }
    }

    /// Adds them to the counts of a ledger.
    func add(to counts: inout LedgerCounts) {
        for cause in DuplicateCause.allCases { counts[cause.count] += self[cause] }
        counts[.duplicated] += total
    }
}
