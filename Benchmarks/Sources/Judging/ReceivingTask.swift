import Evidence
import LoadGen
import Messaging
import Quantities
import Scenarios
import Verifier

/// The real subscriber loop and the real judge, on one thread: everything that one message which
/// comes out costs the verifier.
///
/// A class because the event loop keeps it. The judge must know what was sent before it comes out,
/// and the publishers are another process here, so the records of sending are made from the plan
/// just in time; judging them belongs to the cost of a message. The time counts from the first
/// message to the last.
final class ReceivingTask: LoopTask {
    /// Told once: the CPU time of all messages.
    typealias Report = AsyncStream<Result<Nanoseconds, BenchmarkError>>.Continuation

    private let subscriber: SubscriberLoop
    private let control = SubscriberControl()
    private let start = ScheduleStart()
    private let mailbox = RecordMailbox()
    private let plan: LoadPlan
    private let drain: Nanoseconds
    private let messages: Int
    private let report: Report
    private let announce: () -> Void
    private var bench: JudgeBench
    private var began: Nanoseconds?

    /// Creates a task.
    ///
    /// - Parameters:
    ///   - run: What is received: its scenario, and the plan of its slots.
    ///   - judge: Has judged nothing yet.
    ///   - report: Told once what it cost.
    ///   - announce: Called when everything that is published from then on is received.
    init(_ run: HealthyRun, judge: Judge, report: Report, announce: @escaping () -> Void) {
        plan = run.plan
        drain = run.scenario.phases.drain
        messages = Int(run.plan.slotCount)
        bench = JudgeBench(judge, plan: run.plan)
        self.report = report
        self.announce = announce
        subscriber = SubscriberLoop(
            output: run.scenario.flow.outputTopic,
            quality: .atMostOnce,
            plan: run.plan,
            identity: IdentityProperty(run: BenchmarkScenario.run, seed: run.plan.seed),
            start: start,
            mailbox: mailbox,
            control: control
        )
    }

    func step(at time: LoopTime, through connections: any Connections) -> MonotonicInstant? {
        let due = subscriber.step(at: time, through: connections)
        bench.take(mailbox.take())
        guard start.instant != nil else { return due }
        bench.judge.apply(.settled(deadline: start.offset(of: time.monotonic) - drain))
        if bench.received == messages { finish() }
        return due
    }

    func handle(
        _ event: ConnectionEvent,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        subscriber.handle(event, on: connection, at: time, through: connections)
        switch event {
        case .subscribed:
            start.begin(at: time.monotonic)
            announce()
        case .closed(let error, _) where error != nil:
            fail("the connection ended after \(bench.received) of \(messages) messages")
        case .subscribeFailed(let error): fail("\(error)")
        default: break
        }
    }

    func received(
        _ message: borrowing IncomingMessage,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        if began == nil { began = ProcessorTime.used() }
        subscriber.received(message, on: connection, at: time, through: connections)
    }

    private func finish() {
        guard let began else { return }
        let used = ProcessorTime.used() - began
        let progress = bench.judge.progress
        guard progress.delivered == messages, progress.lost == 0, progress.leaked == 0 else {
            return fail("the judge does not find the run healthy: \(progress)")
        }
        report.yield(.success(used))
        report.finish()
    }

    private func fail(_ problem: String) {
        report.yield(.failure(BenchmarkError(problem)))
        report.finish()
    }
}
