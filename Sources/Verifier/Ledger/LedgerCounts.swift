public import Scenarios

/// The counts of the conservation ledger, by their names in thresholds and in `report.json`.
///
/// Of the whole run, warm-up included. ``sent`` is the sum of the ``Outcome``s.
public struct LedgerCounts: Hashable, Sendable {
    private var values: [UInt64]

    /// The largest extent of any reordered message: how many first copies of later messages of its
    /// publisher had come out before it.
    ///
    /// A lower bound when the message was already overdue. Source: RFC 4737, section 4.2.
    public var largestReorderExtent: UInt64 = 0

    /// Creates counts of zero.
    public init() {
        values = Array(repeating: 0, count: LedgerCount.allCases.count)
    }

    /// One count.
    public subscript(count: LedgerCount) -> UInt64 {
        get { values[Self.index(of: count)] }
        set { values[Self.index(of: count)] = newValue }
    }

    /// Messages handed to the transport.
    public var sent: UInt64 { self[.sent] }

    /// Whether every sent message has exactly one outcome.
    public var isConserved: Bool {
        sent == Outcome.allCases.reduce(0) { $0 + self[$1.count] }
    }

    /// Adds all that `other` counted.
    public mutating func add(_ other: LedgerCounts) {
        for index in values.indices { values[index] += other.values[index] }
        largestReorderExtent = max(largestReorderExtent, other.largestReorderExtent)
    }

    private static let indices = Dictionary(
        uniqueKeysWithValues: LedgerCount.allCases.enumerated().map { ($1, $0) }
    )

    private static func index(of count: LedgerCount) -> Int { indices[count, default: 0] }
}
