import Evidence
import Quantities

/// What went wrong with connections, one line for each kind and reason.
///
/// Ten thousand connections that end for one reason are one line; reasons beyond the first
/// ``limit`` share a line for each kind.
public struct TroubleTally: Hashable, Sendable {
    /// How many different reasons are kept.
    static let limit = 32
    /// What stands in the place of the reasons beyond them.
    static let others = "other reasons"

    /// One for each kind and reason, in the order of their first times.
    public var all: [ConnectionTrouble] = []

    /// Creates a tally of nothing.
    public init() {}

    /// Counts what happened to a connection, if something went wrong.
    mutating func add(_ record: ConnectionRecord, at: Nanoseconds) {
        guard let (kind, code, reason) = record.event.trouble else { return }
        let known = all.firstIndex {
            $0.kind == kind && $0.code == code && $0.reason == reason
        }
        let place = known ?? place(kind, code, reason, at)
        all[place].add(record.client, at: at)
    }

    /// All of one kind, the most frequent first.
    public func ofKind(_ kind: ConnectionTrouble.Kind) -> [ConnectionTrouble] {
        all.filter { $0.kind == kind }
            .sorted { ($1.count, $0.first) < ($0.count, $1.first) }
    }

    private mutating func place(
        _ kind: ConnectionTrouble.Kind,
        _ code: UInt8?,
        _ reason: String,
        _ at: Nanoseconds
    ) -> Int {
        let isFull = all.count >= Self.limit
        if isFull,
            let shared = all.firstIndex(where: { $0.kind == kind && $0.reason == Self.others })
        {
            return shared
        }
        all.append(
            ConnectionTrouble(
                kind: kind,
                code: isFull ? nil : code,
                reason: isFull ? Self.others : reason,
                first: at
            )
        )
        return all.count - 1
    }
}
