import Evidence
public import LoadGen
import Messaging
public import Quantities
public import Scenarios
public import Verifier

/// A whole run in virtual time: the real publishers, subscriber and judge around a simulated broker
/// and graph.
///
///     PublisherLoop ─► SimulatedBroker ─► fates ─► SimulatedSubscription ─► SubscriberLoop
///            └──────────────────────► Judge ◄─────────────────────────────────────┘
///                          its counts against those of the TrueAccount
///
/// The clock moves in steps of a millisecond, as a loop's timer does, and everything happens in one
/// order, so that a seed always gives the same run. A class because it is the owner of loops; used
/// from one thread. Costs well under a microsecond a message.
public final class Simulation {
    /// How far the clock moves at once.
    public static let tick = Nanoseconds.milliseconds(1)
    /// How many messages of a connection may await their answer: as at AIO's broker.
    public static let usualWindow = 100
    /// How often messages are given up that are overdue, in ticks.
    private static let settlingTicks = 100
    /// How long before the schedule's start everything is connected.
    private static let origin = MonotonicInstant(nanoseconds: 5_000_000_000)
    private static let run = RunIdentifier(
        start: WallClockInstant(milliseconds: 1_758_255_553_528),
        random: 7
    )

    /// What is run.
    public let scenario: Scenario
    /// What stops the load before its time.
    public let control: LoadControl
    let plan: LoadPlan
    let broker: SimulatedBroker
    let subscription: SimulatedSubscription
    let publishers: PublisherLoop
    let subscriber: SubscriberLoop
    let mailbox = RecordMailbox()
    private let start = ScheduleStart()
    let strays: SimulatedStrays
    var course: SimulatedCourse
    private var judge: Judge
    var tick = 0
    var wake: MonotonicInstant?
    var subscriberWake: MonotonicInstant?
    private var peakLedgerBytes = 0

    /// Prepares a run in which messages have these fates and nothing else happens.
    ///
    /// - Parameters:
    ///   - scenario: What is sent; its graph must be one that the oracle can judge.
    ///   - filter: What the graph does.
    ///   - fates: What becomes of each message.
    ///   - window: How many messages of a connection may await their answer (Receive Maximum).
    /// - Throws: Why the scenario's graph cannot be judged.
    public convenience init(
        _ scenario: Scenario,
        filter: SimulatedFilter,
        fates: any Fates,
        window: Int = Simulation.usualWindow
    ) throws(OracleError) {
        try self.init(
            scenario,
            filter: filter,
            fates: fates,
            course: SimulatedCourse(.clean, seed: 0, publishers: 1, load: 1),
            repeats: true,
            window: window
        )
    }

    /// Prepares the run of a plan.
    ///
    /// - Parameter plan: World, seed and size.
    /// - Throws: Never: the plan's graph can be judged.
    public convenience init(_ plan: SimulationPlan) throws(OracleError) {
        let scenario = plan.scenario
        try self.init(
            scenario,
            filter: SimulationPlan.filter,
            fates: plan.fates(LoadPlan(scenario)),
            course: SimulatedCourse(
                plan.world,
                seed: plan.seed,
                publishers: plan.publishers,
                load: scenario.phases.load.ticks
            ),
            repeats: plan.world == .mixed,
            window: Simulation.usualWindow
        )
    }

    private init(
        _ scenario: Scenario,
        filter: SimulatedFilter,
        fates: any Fates,
        course: SimulatedCourse,
        repeats: Bool,
        window: Int
    ) throws(OracleError) {
        let plan = LoadPlan(scenario)
        let slotCounts = (0..<UInt32(plan.publisherCount)).map { plan.slotCount(of: $0) }
        self.scenario = scenario
        self.plan = plan
        self.course = course
        strays = SimulatedStrays(slotCounts: slotCounts, run: Self.run, seed: scenario.seed)
        control = LoadControl(publishers: plan.publisherCount)
        subscription = SimulatedSubscription(
            filter: scenario.flow.outputTopic.filter,
            canEnd: course.outages.contains { $0.publisher == nil }
        )
        broker = SimulatedBroker(
            slotCounts: slotCounts,
            filter: filter,
            fates: fates,
            repeats: repeats,
            window: window,
            outputs: subscription
        )
        judge = try Judge(scenario: scenario, plan: plan)
        publishers = PublisherLoop(
            plan: plan,
            publishers: 0..<UInt32(plan.publisherCount),
            run: Self.run,
            start: start,
            control: control,
            mailbox: mailbox
        )
        subscriber = SubscriberLoop(
            output: scenario.flow.outputTopic,
            quality: .atLeastOnce,
            plan: plan,
            connect: scenario.connect,
            identity: IdentityProperty(run: Self.run, seed: scenario.seed),
            start: start,
            mailbox: mailbox,
            control: SubscriberControl()
        )
    }

    /// Runs every phase and compares what the judge counted with what happened.
    ///
    /// - Parameter everyTick: Called before each tick with the time since the start; may stop the
    ///   load by ``control``.
    /// - Returns: What the judge made of it and what really happened.
    public func result(everyTick: (Nanoseconds) -> Void = { _ in }) -> SimulationResult {
        connect()
        start.begin(at: now)
        let longestWait = scenario.workloads.reduce(Nanoseconds.zero) { max($0, $1.maximumLag) }
        let end = (scenario.phases.load + longestWait + scenario.phases.drain).ticks
        while tick <= end, !isFinished {
            everyTick(Nanoseconds.milliseconds(Int64(tick)))
            advance()
            if tick % Self.settlingTicks == 0 { settle() }
            tick += 1
        }
        broker.end(publishers, at: time)
        judge(mailbox.take())
        judge.apply(.settled(deadline: Nanoseconds(.max)))
        peakLedgerBytes = max(peakLedgerBytes, judge.ledgerByteCount)
        return SimulationResult(
            judgement: judge.finish(cores: 2),
            truth: broker.account.counts(),
            publisherCount: plan.publisherCount,
            peakLedgerBytes: peakLedgerBytes
        )
    }

    /// Whether nothing more can happen.
    private var isFinished: Bool {
        tick > scenario.phases.load.ticks + scenario.phases.drain.ticks
            && control.status.isFinished
    }

    var now: MonotonicInstant {
        Self.origin + Nanoseconds.milliseconds(Int64(tick))
    }

    var time: LoopTime {
        LoopTime(
            monotonic: now,
            wallClock: WallClockInstant(milliseconds: now.nanoseconds / 1_000_000)
        )
    }

    private func connect() {
        stepSubscriber()
        while subscription.tellConnection(
            to: subscriber,
            at: time,
            tick: tick,
            isOut: false,
            &broker.account
        ) {}
        wake = publishers.step(at: time, through: broker)
        while broker.tellOpenings(to: publishers, at: time, isOut: { _ in false }) {
            wake = publishers.step(at: time, through: broker)
        }
        wake = now
    }

    private func settle() {
        let deadline = Nanoseconds.milliseconds(Int64(tick)) - scenario.phases.drain
        guard deadline > .zero else { return }
        judge.apply(.settled(deadline: deadline))
        broker.account.repetitions.settle(before: deadline.ticks)
        peakLedgerBytes = max(peakLedgerBytes, judge.ledgerByteCount)
    }

    func judge(_ records: [Record]) {
        if !records.isEmpty { judge.apply(records) }
    }
}
