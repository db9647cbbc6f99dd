import Evidence

/// Copies that came out before the record of their sending, held until it comes.
///
/// That happens when the records of two loops are taken in another order than they were made.
struct EarlyArrivals: Hashable, Sendable {
    private struct Key: Hashable {
        var publisher: UInt32
        var sequence: UInt64
    }

    /// How many are held at most.
    static let limit = 65_536

    private var held: [Key: [ReceivedRecord]] = [:]
    private var count = 0

    init() {}

    var isEmpty: Bool { count == 0 }

    /// Holds a copy; false when there is no room for it.
    mutating func hold(_ record: ReceivedRecord) -> Bool {
        guard count < Self.limit else { return false }
        count += 1
        held[Key(publisher: record.publisher, sequence: record.sequence), default: []]
            .append(record)
        return true
    }

    /// Gives out the copies of one message.
    mutating func take(_ publisher: UInt32, _ sequence: UInt64) -> [ReceivedRecord] {
        guard count > 0 else { return [] }
        let key = Key(publisher: publisher, sequence: sequence)
        let taken = held.removeValue(forKey: key) ?? []
        count -= taken.count
        return taken
    }

    /// Gives out all copies, ordered by publisher and sequence.
    mutating func takeAll() -> [ReceivedRecord] {
        let taken = held.sorted {
            ($0.key.publisher, $0.key.sequence) < ($1.key.publisher, $1.key.sequence)
        }
        held = [:]
        count = 0
        return taken.flatMap(\.value)
    }
}
