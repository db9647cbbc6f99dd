/// The values at one end of a window: those within a second of its newest or of its oldest message.
///
/// In which order messages of different publishers reach a graph is not known, but not which came a
/// second before the other. Memory for a second's messages; adding is O(1) on average.
struct EdgeValues<Value: Hashable & Sendable>: Hashable, Sendable {
    private struct Entry: Hashable, Sendable {
        var at: Int64
        var value: Value
    }

    /// How far from the outermost message values may be, in milliseconds.
    private static var width: Int64 { 1_000 }
    private static var fewest: Int { 256 }

    /// Whether it is the newest messages that count; otherwise the oldest do.
    let isNewest: Bool
    private var outermost: Int64?
    private var entries: [Entry] = []
    private var limit = fewest

    init(isNewest: Bool) {
        self.isNewest = isNewest
    }

    /// Adds the value of a message with this time, in milliseconds.
    mutating func add(_ value: Value, at instant: Int64) {
        let isFurther = outermost.map { isNewest ? instant > $0 : instant < $0 } ?? true
        if isFurther { outermost = instant }
        guard isNear(instant) else { return }
        entries.append(Entry(at: instant, value: value))
        guard entries.count > limit else { return }
        entries = entries.filter { isNear($0.at) }
        limit = max(Self.fewest, entries.count * 2)
    }

    /// The values that may be the outermost.
    var values: some Sequence<Value> { entries.lazy.filter { isNear($0.at) }.map(\.value) }

    /// Whether a message with this time could be the outermost.
    func isNear(_ instant: Int64) -> Bool {
        guard let outermost else { return true }
        return isNewest ? instant > outermost - Self.width : instant < outermost + Self.width
    }
}
