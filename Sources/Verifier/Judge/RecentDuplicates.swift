/// The latest copies that nothing explained yet, for as long as an explanation may be under way.
///
/// A copy can be judged a moment before the record that its publisher sent the message again,
/// because the two come from different loops.
struct RecentDuplicates: Hashable, Sendable {
    /// How many messages are kept before the oldest are forgotten.
    static let limit = 16_384

    private var newer: [FailureTally.Place: [DuplicateCause]] = [:]
    private var older: [FailureTally.Place: [DuplicateCause]] = [:]

    init() {}

    /// Keeps a copy and the cause that it was counted under.
    mutating func add(_ place: FailureTally.Place, _ cause: DuplicateCause) {
        if newer.count >= Self.limit { age() }
        newer[place, default: []].append(cause)
    }

    /// The causes that the copies of a message were counted under; each is told once.
    mutating func take(_ place: FailureTally.Place) -> [DuplicateCause] {
        guard !(newer.isEmpty && older.isEmpty) else { return [] }
        return (older.removeValue(forKey: place) ?? []) + (newer.removeValue(forKey: place) ?? [])
    }

    /// Forgets what was kept before the last call.
    mutating func age() {
        older = newer
        newer = [:]
    }
}
