import Evidence
import LoadGen
import Messaging
import Quantities
import Scenarios
import Verifier

/// A whole run of a graph that aggregates in virtual time: the real loops and judge around simulated
/// windows.
///
/// Keeps every record, so that it can be judged again.
final class AggregatingRun {
    /// 04:19:13.528 UTC: not at the beginning of a window.
    private static let calendar = WallClockInstant(milliseconds: 1_758_255_553_528)

    let scenario: Scenario
    private(set) var records: [Record] = []
    private let system: AggregatingSystem
    private let output = SimulatedOutput()
    private let publishers: PublisherLoop
    private let subscriber: SubscriberLoop
    private let mailbox = RecordMailbox()
    private let start = ScheduleStart()
    private var now = MonotonicInstant(nanoseconds: 5_000_000_000)
    private var wake: MonotonicInstant?

    init(_ scenario: Scenario, _ windows: SimulatedWindows) {
        let plan = LoadPlan(scenario)
        let run = RunIdentifier(start: Self.calendar, random: 7)
        self.scenario = scenario
        system = AggregatingSystem(count: plan.publisherCount, windows: windows)
        publishers = PublisherLoop(
            plan: plan,
            publishers: 0..<UInt32(plan.publisherCount),
            run: run,
            start: start,
            control: LoadControl(publishers: plan.publisherCount),
            mailbox: mailbox
        )
        subscriber = SubscriberLoop(
            output: scenario.flow.outputTopic,
            quality: .atLeastOnce,
            plan: plan,
            keepsResults: true,
            identity: IdentityProperty(run: run, seed: scenario.seed),
            start: start,
            mailbox: mailbox,
            control: SubscriberControl()
        )
    }

    /// Runs every phase and judges it.
    func judgement() throws -> Judgement {
        var judge = try Judge(scenario: scenario, plan: LoadPlan(scenario))
        connect()
        records.append(.event(.scheduleBegan(Self.calendar), at: .zero))
        start.begin(at: now, calendar: Self.calendar)
        let origin = now
        let end = now + scenario.phases.load + scenario.phases.drain
        while now <= end {
            tick(after: now - origin)
            if (now - origin).count % 1_000_000_000 == 0 {
                let deadline = now - origin - scenario.phases.drain
                if deadline > .zero { records.append(.settled(deadline: deadline)) }
            }
            now = now + .milliseconds(1)
        }
        records.append(.settled(deadline: Nanoseconds(.max)))
        judge.apply(records)
        return judge.finish(cores: 2)
    }

    /// The clock by which the graph closes windows is the calendar's; the loop's own is an hour off.
    private var time: LoopTime {
        LoopTime(monotonic: now, wallClock: WallClockInstant(milliseconds: 3_600_000))
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
        records += mailbox.take()
    }

    private func tick(after offset: Nanoseconds) {
        system.now = now
        var isAnswered = false
        while let answer = system.takeAnswer() {
            isAnswered = true
            publishers.acknowledged(
                answer.token,
                on: answer.connection,
                reason: .success,
                at: time,
                through: system
            )
        }
        let calendar = Self.calendar.milliseconds + offset.count / 1_000_000
        for result in system.windows.results(at: calendar) {
            subscriber.received(
                Self.message(result.timestamp, result.body),
                on: 0,
                at: time,
                through: output
            )
        }
        _ = subscriber.step(at: time, through: output)
        if isAnswered || wake.map({ $0 <= now }) == true {
            wake = publishers.step(at: time, through: system)
        }
        records += mailbox.take()
    }

    private static func message(_ timestamp: [UInt8], _ body: [UInt8]) -> IncomingMessage {
        var message = IncomingMessage()
        message.bytes = Array("__ts".utf8) + timestamp + body
        let end = 4 + timestamp.count
        message.userProperties = [IncomingMessage.PropertyRange(name: 0..<4, value: 4..<end)]
        message.payload = end..<message.bytes.count
        message.quality = .atLeastOnce
        message.packetIdentifier = 1
        return message
    }
}
