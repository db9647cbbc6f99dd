/// How many messages that must not pass left when, as far back as they may still come out.
///
/// They leave no trace in the ledgers, because nothing has to happen to them any more; but whether
/// one was watched for as long as it could come out must be known when the verifier was not there.
/// Times are rounded to a tenth of a second, so its sums are upper bounds.
struct SendingTimeline: Hashable, Sendable {
    private struct Bucket: Hashable {
        var number: Int64
        var count: UInt64
    }

    /// The length of a bucket, in nanoseconds.
    static let step: Int64 = 100_000_000

    private var buckets: [Bucket] = []

    init() {}

    /// Counts a message that left at `sent`, in nanoseconds; about in order.
    mutating func add(sent: Int64) {
        let number = Self.number(sent)
        var place = buckets.count
        while place > 0, buckets[place - 1].number > number { place -= 1 }
        if place > 0, buckets[place - 1].number == number {
            buckets[place - 1].count += 1
        } else {
            buckets.insert(Bucket(number: number, count: 1), at: place)
        }
    }

    /// Forgets what left before `deadline`: it can come out no more.
    mutating func drop(before deadline: Int64) {
        let kept = buckets.firstIndex { $0.number >= Self.number(deadline) } ?? buckets.count
        if kept > 0 { buckets.removeFirst(kept) }
    }

    /// Takes out all that left before `end`, and says how many they are.
    mutating func take(before end: Int64) -> UInt64 {
        let last = Self.number(end)
        let taken = buckets.prefix { $0.number <= last }
        buckets.removeFirst(taken.count)
        return taken.reduce(0) { $0 + $1.count }
    }

    private static func number(_ instant: Int64) -> Int64 {
        // Rounded down on both sides of zero.
        instant >= 0 ? instant / step : -((step - 1 - instant) / step)
    }
}
