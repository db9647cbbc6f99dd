/// Evidence that the graph decides otherwise than its definition says, and where.
///
/// Messages that were lost or leaked by chance are scattered over all values; where the predicate
/// differs, every message in a stretch of values is wrong.
struct PredicateDifference: Hashable, Sendable {
    /// The smallest value that the graph decides otherwise.
    var lowest: Double
    /// The largest.
    var highest: Double
    /// How many messages with these values were decided otherwise.
    var messages: UInt64
    /// The values themselves, in order, where they are few; empty where they are many.
    var values: [Double] = []
    /// Whether the graph lets them pass and must not; otherwise it does not and must.
    var lets: Bool
}
