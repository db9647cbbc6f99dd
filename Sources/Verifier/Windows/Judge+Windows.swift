import Evidence
public import Quantities

/// How a graph that aggregates is judged beside the ledger of single messages.
extension Judge {
    /// Whether a slot's message comes out, by itself or in the result of its window.
    public mutating func comesOut(publisher: UInt32, sequence: UInt64) -> Bool {
        guard isPlanned(publisher, sequence) else { return false }
        guard windows != nil else { return isExpected(publisher, sequence) }
        let expectation = expectation(publisher, sequence)
        if case .fold = expectation { return true }
        return expectation.mustPass
    }

    /// Whether the graph makes results of many messages, by the times that these carry.
    public var aggregates: Bool { windows != nil }

    /// How long its windows are; zero where it does not aggregate.
    public var windowLength: Nanoseconds {
        windows.map { .milliseconds($0.plan.rule.length) } ?? .zero
    }

    /// How many results of many messages came out so far.
    public var resultCount: UInt64 { windows?.counts.results ?? 0 }

    /// A message left: it goes into the result of its window, if it goes into one.
    mutating func gather(_ record: SentRecord) {
        let place = FailureTally.Place(publisher: record.publisher, sequence: record.sequence)
        switch expectation(record.publisher, record.sequence) {
        case .fold(let contribution):
            let isPlaced = windows?.send(
                place,
                contribution,
                at: record.sent,
                asksAnswer: ledgers[Int(record.publisher)].asksAnswers
            )
            if isPlaced == false { noteContradiction() }
        case .poison where spoilsWindow: windows?.spoil(at: record.sent)
        default: break
        }
    }

    /// A message was seen on the input.
    mutating func gather(
        _ record: ReceivedRecord,
        _ effect: SequenceLedger.ArrivalEffect?,
        lag: Nanoseconds?
    ) {
        switch effect {
        case .first:
            windows?.enter(
                FailureTally.Place(publisher: record.publisher, sequence: record.sequence)
            )
        case .repeated:
            guard
                case .fold(let contribution) = expectation(record.publisher, record.sequence)
            else { return }
            let intended = plan.intended(publisher: record.publisher, sequence: record.sequence)
            windows?.repeatEntry(contribution, sent: intended + (lag ?? .zero))
        case .early, .unexpected, .unplaced, nil: break
        }
    }

    /// A message came out that names no slot.
    mutating func apply(_ record: ResultRecord) {
        guard windows?.receive(record) != true else { return }
        strangers.add(.foreign)
    }
}
