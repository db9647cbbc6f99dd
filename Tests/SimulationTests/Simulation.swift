import Evidence
import LoadGen
import Messaging
import Quantities
import Scenarios
import Verifier

/// A whole run in virtual time: the real publishers, subscriber and judge around a simulated system.
///
/// The clock moves in steps of a millisecond, as a loop's timer does. Everything happens in one
/// order, so the same scenario gives the same judgement.
final class Simulation {
    static let tick = Nanoseconds.milliseconds(1)

    let scenario: Scenario
    let system: SimulatedSystem
    let output = SimulatedOutput()
    let control: LoadControl
    let subscription = SubscriberControl()
    private let publishers: PublisherLoop
    private let subscriber: SubscriberLoop
    private let mailbox = RecordMailbox()
    private let start = ScheduleStart()
    private var judge: Judge
    private var now = MonotonicInstant(nanoseconds: 5_000_000_000)
    private var wake: MonotonicInstant?

    init(
        _ scenario: Scenario,
        filter: SimulatedFilter = SimulatedFilter(lower: 2_000, upper: 4_000),
        defect: Defect? = nil
    ) throws {
        let plan = LoadPlan(scenario)
        let run = RunIdentifier(start: WallClockInstant(milliseconds: 1_758_255_553_528), random: 7)
        self.scenario = scenario
        system = SimulatedSystem(count: plan.publisherCount, filter: filter, defect: defect)
        control = LoadControl(publishers: plan.publisherCount)
        judge = try Judge(scenario: scenario, plan: plan)
        publishers = PublisherLoop(
            plan: plan,
            publishers: 0..<UInt32(plan.publisherCount),
            run: run,
            start: start,
            control: control,
            mailbox: mailbox
        )
        subscriber = SubscriberLoop(
            topic: scenario.flow.output,
            quality: .atLeastOnce,
            plan: plan,
            identity: IdentityProperty(run: run, seed: scenario.seed),
            start: start,
            mailbox: mailbox,
            control: subscription
        )
    }

    /// Runs every phase; `everyTick` may interfere, and knows how long after the start it is.
    func judgement(everyTick: (Nanoseconds) -> Void = { _ in }) -> Judgement {
        connect()
        start.begin(at: now)
        let origin = now
        let end = now + scenario.phases.load + scenario.phases.drain
        while now <= end {
            everyTick(now - origin)
            tick()
            if (now - origin).count % 100_000_000 == 0 {
                judge.apply(.settled(deadline: now - origin - scenario.phases.drain))
            }
            now = now + Self.tick
        }
        disconnect()
        return judge.finish(cores: 2)
    }

    private var time: LoopTime {
        LoopTime(
            monotonic: now,
            wallClock: WallClockInstant(milliseconds: now.nanoseconds / 1_000_000)
        )
    }

    private func connect() {
        _ = subscriber.step(at: time, through: output)
        subscriber.handle(.connected(BrokerLimits(), .zero), on: 0, at: time, through: output)
        subscriber.handle(
            .subscribed(filter: scenario.flow.output, granted: .atLeastOnce, after: .zero),
            on: 0,
            at: time,
            through: output
        )
        _ = publishers.step(at: time, through: system)
        while let connection = system.accept() {
            publishers.handle(
                .connected(BrokerLimits(), .zero),
                on: connection,
                at: time,
                through: system
            )
            _ = publishers.step(at: time, through: system)
        }
        wake = now
    }

    /// Lets everything happen that is due now.
    private func tick() {
        system.now = now
        var isAnswered = false
        while let answer = system.takeAnswer() {
            isAnswered = true
            publishers.acknowledged(
                answer.token,
                on: answer.connection,
                reason: answer.reason,
                at: time,
                through: system
            )
            if system.unblocks(answer.connection) {
                publishers.handle(.unblocked, on: answer.connection, at: time, through: system)
            }
        }
        var isReceived = false
        while let result = system.takeResult() {
            isReceived = true
            subscriber.received(incoming(result), on: 0, at: time, through: output)
        }
        if isReceived { _ = subscriber.step(at: time, through: output) }
        if isAnswered || wake.map({ $0 <= now }) == true || control.isStopRequested {
            wake = publishers.step(at: time, through: system)
        }
        for record in mailbox.take() { judge.apply(record) }
    }

    private func disconnect() {
        for connection in 0..<system.count {
            publishers.handle(
                .closed(nil, unresolved: system.end(connection)),
                on: connection,
                at: time,
                through: system
            )
        }
        for record in mailbox.take() { judge.apply(record) }
    }

    private func incoming(_ result: SimulatedSystem.Result) -> IncomingMessage {
        var message = IncomingMessage()
        message.bytes = IdentityProperty.name + result.identity + result.payload
        let value = IdentityProperty.name.count + result.identity.count
        message.userProperties = [
            IncomingMessage.PropertyRange(
                name: 0..<IdentityProperty.name.count,
                value: IdentityProperty.name.count..<value
            )
        ]
        message.payload = value..<message.bytes.count
        message.quality = .atLeastOnce
        message.packetIdentifier = 1
        return message
    }
}
