public import Evidence
import Quantities
public import Scenarios

/// Folds the records of a run into a judgement.
///
/// A value with no clock and no randomness of its own: the same records in the same order give the
/// same judgement, live or from the history. A message costs well under half a microsecond, and
/// memory grows with what is open and with what went wrong, not with the length of the run.
public struct Judge: Sendable {
    let scenario: Scenario
    let plan: any SlotPlan
    let oracle: Oracle

    var ledgers: [SequenceLedger]
    /// What was seen on the input; nil where it is not watched.
    var control: ControlPath?
    /// What windows must make; nil where the graph does not aggregate.
    var windows: WindowLedger?
    /// What became of poison; nil where none is sent.
    var poison: PoisonTally?
    /// What a throttle did; nil where the graph has none.
    var throttles: ThrottleLedger?
    var latencies = Latencies()
    var measured = MeasuredCounts()
    /// What came out and is no message of the ledger.
    public internal(set) var strangers = StrangerCounts()
    var failures = FailureTally()
    var health: HealthTally
    var events = EventTally()
    var connections = ConnectionTally()
    var tokens = TokenTally()
    /// Whether what comes out is being watched.
    var watch = OutputWatch()
    /// When messages that must not pass left, as long as they can still come out.
    var withheldTimeline = SendingTimeline()
    /// Messages that must not pass and may have come out while nobody watched: at most so many.
    var unwatchedToWithhold: UInt64 = 0
    /// Messages that left before this, in nanoseconds, may have come out while nobody watched.
    var missedUntil = Int64.min
    /// How often a connection of the run ended unasked.
    var interruptions: UInt32 = 0
    /// Copies that may yet be explained.
    var recentDuplicates = RecentDuplicates()
    /// Messages sent so far.
    var sentSoFar: UInt64 = 0
    /// Copies that came out before the record of their sending, until it comes.
    var early = EarlyArrivals()
    /// Messages that left before this, in nanoseconds, are overdue.
    var deadline = Int64.min
    /// The deadline that holds once the verifier is connected.
    var heldDeadline = Int64.min
    /// Records that contradict the plan or each other.
    var contradictions: UInt64 = 0
    /// Messages that the broker refused, by the reason code of its first answer.
    var refusals: [UInt8: UInt64] = [:]
    /// Copies whose user properties or time are others than they left with.
    var envelopes: [LedgerCount: UInt64] = [:]
    /// The calendar by which messages carry times; nil where they carry what a clock says.
    var calendar: ScheduleCalendar?
    /// Copies that came out on another topic than they must.
    var misrouted: UInt64 = 0
    /// How many bytes the ledgers may hold.
    var memoryBudget = Judge.usualMemoryBudget
    /// The deadline when the ledgers were last weighed, in nanoseconds.
    var weighed = Int64.min
    /// Whether the ledgers had to forget what became of messages.
    var isSaturated = false
    /// Copies and answers of such messages.
    var unplaced: UInt64 = 0
    /// The failures that were known when they did.
    var rememberedFailures: [Failure] = []
    /// Slots without a message, by what held it up.
    var unsentByDelay: [UInt64] = [0, 0, 0]

    private let slotCounts: [UInt64]
    private let slotCount: UInt64
    private var verdicts: PayloadVerdicts
    private var message = OracleMessage()
    private var overdue: [SequenceLedger.Overdue] = []

    /// Creates the judge of one run.
    ///
    /// - Parameters:
    ///   - scenario: What the run does.
    ///   - plan: What every slot of it holds.
    /// - Throws: Why the scenario's graph cannot be judged.
    public init(scenario: Scenario, plan: any SlotPlan) throws(OracleError) {
        try self.init(scenario: scenario, plan: plan, oracle: Oracle(scenario.flow))
    }

    /// Creates the judge of one run with an oracle of the caller's.
    init(scenario: Scenario, plan: any SlotPlan, oracle: Oracle) {
        self.scenario = scenario
        self.plan = plan
        self.oracle = oracle
        health = HealthTally(phases: scenario.phases)
        slotCounts = (0..<UInt32(plan.publisherCount)).map { plan.slotCount(of: $0) }
        slotCount = slotCounts.reduce(0, +)
        verdicts = PayloadVerdicts(count: oracle.readsEnvelopes ? 0 : plan.payloadCount)
        poison = Self.poison(scenario)
        throttles = Self.throttles(oracle, plan)
        ledgers = Self.ledgers(plan, throttles)
        if scenario.watchesInput { control = ControlPath(like: ledgers) }
        windows = oracle.windows.map {
            WindowLedger(plan: $0, watchesInput: scenario.watchesInput)
        }
    }

    /// Takes one record into account.
    public mutating func apply(_ record: Record) { take(record) }

    /// Takes records into account, in their order, without copying each.
    public mutating func apply(_ records: [Record]) {
        let records = records.span
        for index in records.indices { take(records[index]) }
    }

    @inline(__always)
    private mutating func take(_ record: Record) {
        switch record {
        case .sent(let sent): apply(sent)
        case .unsent(let publisher, let sequence, let delay, _):
            applyUnsent(publisher, sequence, delay)
        case .acknowledged(let publisher, let sequence, let reason, let at):
            applyAnswer(publisher, sequence, reason < 0x80 ? .acknowledged : .refused, at: at)
            if reason >= 0x80 { refusals[reason, default: 0] += 1 }
        case .unresolved(let publisher, let sequence, let at):
            applyAnswer(publisher, sequence, .unresolved, at: at)
        case .resent(let publisher, let sequence, _): applyResent(publisher, sequence)
        case .connection(let record, let at): apply(record, at: at)
        case .entered(let entered): applyEntry(entered)
        case .received(let received): apply(received)
        case .result(let result): apply(result)
        case .stranger(let stranger, let at): apply(stranger, at: at)
        case .health(let sample): apply(sample)
        case .event(let event, let at): apply(event, at: at)
        case .settled(let deadline): settle(before: deadline)
        }
    }

    /// Whether nothing is outstanding: of every sent message the answer is known, and each that
    /// must come out has done so or was given up.
    public var isComplete: Bool {
        ledgers.allSatisfy { $0.outstanding == 0 } && control?.outstanding ?? 0 == 0
            && windows?.isComplete ?? true
    }

    /// What is known so far; cheap enough to ask for several times a second.
    public var progress: Progress {
        let counts = countsSoFar
        let arrived = states.count { $0.mustPass && $0.arrival == .asExpected }
        return Progress(
            slots: counts[.slots],
            sent: counts[.sent],
            unsent: counts[.unsent],
            acknowledged: counts[.acknowledged],
            delivered: arrived,
            withheld: counts[.withheld],
            lost: ledgers.reduce(0) { $0 + $1.lostSoFar },
            leaked: counts[.leaked],
            outstanding: ledgers.reduce(0) { $0 + $1.outstanding },
            p99: latencies.endToEnd.value(at: .p99)
        )
    }

    /// About how many bytes the ledgers hold.
    public var ledgerByteCount: Int {
        (ledgers + (control?.ledgers ?? [])).reduce(0) { $0 + $1.byteCount }
    }

    /// The counts as they would be if nothing more happened.
    var countsSoFar: LedgerCounts {
        var counts = ledgers.counts
        counts[.slots] = slotCount
        counts[.unexpected] = strangers.unexpected
        counts[.staleRun] = strangers.staleRun
        counts[.foreign] = strangers.foreign
        counts[.misrouted] = misrouted
        for (count, copies) in envelopes { counts[count] = copies }
        return counts
    }

    /// Gives up everything still open, and the copies whose sending was never recorded.
    ///
    /// What is not overdue by then is not lost: only a record that settles everything says that
    /// the wait was long enough.
    mutating func close() {
        if watch.suspendedSince != nil { noteMissed(until: Nanoseconds(.max)) }
        abandon()
        for publisher in ledgers.indices {
            ledgers[publisher].finish(overdue: &overdue)
            noteOverdue(of: UInt32(publisher))
        }
        contradictions += UInt64(control?.early.takeAll().count ?? 0)
        control?.finish()
        windows?.close()
        throttles?.finish()
        for received in early.takeAll() { noteUnexpected(received) }
    }

    /// Whether the message of a slot that there is must come out.
    mutating func isExpected(_ publisher: UInt32, _ sequence: UInt64) -> Bool {
        guard !verdicts.isEmpty else { return expectation(publisher, sequence).mustPass }
        let number = plan.payloadNumber(publisher: publisher, sequence: sequence)
        if let known = verdicts[number] { return known }
        let mustPass = expectation(publisher, sequence).mustPass
        verdicts[number] = mustPass
        return mustPass
    }

    /// Whether the plan has such a slot.
    func isPlanned(_ publisher: UInt32, _ sequence: UInt64) -> Bool {
        Int(publisher) < ledgers.count && sequence < slotCounts[Int(publisher)]
    }

    /// What must become of a slot's message.
    mutating func expectation(_ publisher: UInt32, _ sequence: UInt64) -> Expectation {
        plan.writePayload(publisher: publisher, sequence: sequence, into: &message.payload)
        if oracle.readsEnvelopes {
            message.envelope = MessageEnvelope(of: publisher, in: scenario, plan)
        }
        return oracle.expectation(of: message)
    }

    /// Whether the message whose expectation was asked for last spoils the window that it is in.
    var spoilsWindow: Bool { oracle.spoilsWindow(message) }

    /// How many messages are in which state, over all publishers.
    var states: StateCounts {
        ledgers.reduce(into: StateCounts()) { $0.add($1.states) }
    }

    /// The same of the publishers whose messages no throttle may hold back.
    var promised: StateCounts {
        ledgers.reduce(into: StateCounts()) { if !$1.isThrottled { $0.add($1.states) } }
    }

    /// Gives up what left before the latest deadline.
    mutating func settleHeld() {
        guard heldDeadline > deadline else { return }
        deadline = heldDeadline
        withheldTimeline.drop(before: deadline)
        for publisher in ledgers.indices {
            ledgers[publisher].settle(before: deadline, overdue: &overdue)
            noteOverdue(of: UInt32(publisher))
        }
        control?.settle(before: deadline)
        poison?.settle(before: Nanoseconds(deadline))
        windows?.settle(before: Nanoseconds(deadline))
        stayWithinMemory()
    }

    private mutating func noteOverdue(of publisher: UInt32) {
        for item in overdue {
            guard let lag = item.lag, !ledgers[Int(publisher)].isThrottled else { continue }
            let intended = plan.intended(publisher: publisher, sequence: item.slot)
            poison?.noteMissing(sent: intended + Nanoseconds(lag))
            failures.noteOverdue(publisher, item.slot, sent: intended + Nanoseconds(lag))
        }
        overdue.removeAll(keepingCapacity: true)
    }
}
