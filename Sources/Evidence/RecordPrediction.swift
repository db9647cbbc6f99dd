/// What the next record of a history probably holds, so that only the difference is written.
///
/// Encoder and decoder keep one each and feed it the same records. It costs 56 bytes for each
/// publisher that was seen.
struct RecordPrediction {
    /// Kinds of record that name a slot; each runs through a publisher's slots on its own.
    enum Stream: Int {
        case sent
        case unsent
        case acknowledged
        case unresolved
        case received
        case resent
        case entered

        /// How many streams a publisher has.
        static let count = 7
    }

    /// The sequence numbers that come next: one row of streams for each publisher.
    private var expected: [UInt64] = []

    /// The instant of the record before, in nanoseconds.
    private var instant: Int64 = 0

    /// The deadline of the settlement before, in nanoseconds.
    private var deadline: Int64 = 0

    /// The difference of `sequence` from the one that was expected.
    mutating func difference(of sequence: UInt64, publisher: UInt32, in stream: Stream) -> Int64 {
        guard let index = index(of: publisher, stream) else { return Int64(bitPattern: sequence) }
        defer { expected[index] = sequence &+ 1 }
        return Int64(bitPattern: sequence &- expected[index])
    }

    /// The sequence number that differs by `difference` from the one that was expected.
    mutating func sequence(
        after difference: Int64,
        publisher: UInt32,
        in stream: Stream
    ) -> UInt64 {
        guard let index = index(of: publisher, stream) else {
            return UInt64(bitPattern: difference)
        }
        let sequence = expected[index] &+ UInt64(bitPattern: difference)
        expected[index] = sequence &+ 1
        return sequence
    }

    /// The difference of `nanoseconds` from the record before.
    mutating func difference(ofInstant nanoseconds: Int64) -> Int64 {
        defer { instant = nanoseconds }
        return nanoseconds &- instant
    }

    /// The instant that differs by `difference` from the record before.
    mutating func instant(after difference: Int64) -> Int64 {
        instant &+= difference
        return instant
    }

    /// The difference of `nanoseconds` from the settlement before.
    mutating func difference(ofDeadline nanoseconds: Int64) -> Int64 {
        defer { deadline = nanoseconds }
        return nanoseconds &- deadline
    }

    /// The deadline that differs by `difference` from the settlement before.
    mutating func deadline(after difference: Int64) -> Int64 {
        deadline &+= difference
        return deadline
    }

    /// Where the expectation for a publisher's stream is kept, made on demand; nil for numbers that
    /// no publisher has, whose sequences are written whole.
    private mutating func index(of publisher: UInt32, _ stream: Stream) -> Int? {
        guard publisher < MessageIdentity.publisherLimit else { return nil }
        let row = Int(publisher) * Stream.count
        if expected.count < row + Stream.count {
            let missing = row + Stream.count - expected.count
            expected.append(contentsOf: repeatElement(0, count: missing))
        }
        return row + stream.rawValue
    }
}
