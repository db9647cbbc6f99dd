import Evidence
import Quantities

/// The account of the way into the graph: the same ledger as for the output, where every message
/// must come by.
///
/// It tells withheld from lost before the graph, and places what was lost.
///
///     publisher ─► broker ─► input ─► graph ─► output
///                              │                  │
///                        control path          ledgers
struct ControlPath: Sendable {
    var ledgers: [SequenceLedger]
    /// Copies that were seen before the record of their sending, until it comes.
    var early = EarlyArrivals()
    private var times: [SlotTimes]
    private var overdue: [SequenceLedger.Overdue] = []

    /// Creates the account of publishers that have sent nothing.
    init(like ledgers: [SequenceLedger]) {
        self.ledgers = ledgers.map { SequenceLedger(asksAnswers: $0.asksAnswers) }
        times = ledgers.map { _ in SlotTimes() }
    }

    /// Messages that were not seen yet and may come by.
    var outstanding: UInt64 { ledgers.reduce(0) { $0 + $1.outstanding } }

    /// A message left.
    mutating func send(_ record: SentRecord, lag: Nanoseconds, interruptions: UInt32) {
        _ = ledgers[Int(record.publisher)].send(
            record.sequence,
            mustPass: true,
            at: record.sent.count,
            lag: lag.count,
            interruptions: interruptions
        )
    }

    /// A slot's message was not sent.
    mutating func declareUnsent(_ publisher: UInt32, _ sequence: UInt64) {
        _ = ledgers[Int(publisher)].declareUnsent(sequence)
    }

    /// The broker answered, or will not.
    mutating func answer(
        _ publisher: UInt32,
        _ sequence: UInt64,
        _ answer: MessageState.Answer
    ) {
        _ = ledgers[Int(publisher)].answer(sequence, answer, mustPass: true)
    }

    /// A copy was seen on the input.
    ///
    /// - Parameters:
    ///   - record: What was seen.
    ///   - open: The first slot whose message may yet come out.
    ///   - interruptions: How many interruptions of the run there were so far.
    /// - Returns: What that meant.
    mutating func enter(
        _ record: ReceivedRecord,
        open: UInt64,
        interruptions: UInt32
    ) -> SequenceLedger.ArrivalEffect {
        let publisher = Int(record.publisher)
        let effect = ledgers[publisher].receive(
            record.sequence,
            isAltered: record.body != .asSent,
            isOverdue: false,
            mustPass: true,
            isMarked: record.isDuplicate,
            interruptions: interruptions
        )
        if effect == .first {
            times[publisher].keep(record.received.count, of: record.sequence, open: open)
        }
        return effect
    }

    /// When a message was first seen on the input; nil where that is not known any more.
    func entry(_ publisher: UInt32, _ sequence: UInt64) -> Nanoseconds? {
        times[Int(publisher)][sequence].map { Nanoseconds($0) }
    }

    /// How long after its intended time an open message left; nil where that is not known any more.
    func lag(_ publisher: UInt32, _ sequence: UInt64) -> Nanoseconds? {
        // In place: a ledger of one's own would be a copy of all of it for each message.
        let index = Int(publisher)
        guard !ledgers[index].isSettled(sequence), sequence < ledgers[index].next else {
            return nil
        }
        return ledgers[index].window.lag(of: sequence).map { Nanoseconds($0) }
    }

    /// What is known of a message's way into the graph.
    func state(_ publisher: UInt32, _ sequence: UInt64) -> MessageState {
        ledgers[Int(publisher)].state(of: sequence, mustPass: true)
    }

    /// Gives up what left before `deadline`.
    mutating func settle(before deadline: Int64) {
        for publisher in ledgers.indices {
            ledgers[publisher].settle(before: deadline, overdue: &overdue)
        }
        overdue.removeAll(keepingCapacity: true)
    }

    /// Gives up everything: the run is over.
    mutating func finish() {
        for publisher in ledgers.indices { ledgers[publisher].finish(overdue: &overdue) }
        overdue.removeAll()
    }
}
