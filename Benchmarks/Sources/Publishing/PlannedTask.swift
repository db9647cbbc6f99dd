import Evidence
import LoadGen
import Messaging
import Quantities

/// The real publisher loop with the meter around it.
///
/// A class because the event loop keeps it. It takes the records out of the mailbox as the harness
/// would, on this thread, so their making and handing over is paid for here; nobody judges them.
final class PlannedTask: LoopTask {
    private let publishers: PublisherLoop
    private let control: LoadControl
    private let start = ScheduleStart()
    private let mailbox = RecordMailbox()
    private let plan: LoadPlan
    private let lag: SendLag?
    private let latestEnd: Nanoseconds?
    private var meter: SendingMeter

    /// Creates the task of a plan's publishers.
    ///
    /// - Parameters:
    ///   - plan: What they send, and when.
    ///   - lag: Told how late every message left; nil where nobody asks.
    ///   - allowedDelay: How long after the last slot everything must have left; nil for a plan
    ///     whose slots are all due at once.
    ///   - report: Told once what the messages cost.
    init(
        plan: LoadPlan,
        lag: SendLag? = nil,
        allowedDelay: Nanoseconds? = nil,
        report: Sending.Report
    ) {
        self.plan = plan
        self.lag = lag
        let last = (0..<UInt32(plan.publisherCount)).map { publisher in
            plan.intended(publisher: publisher, sequence: plan.slotCount(of: publisher) - 1)
        }
        latestEnd = allowedDelay.flatMap { delay in last.max().map { $0 + delay } }
        meter = SendingMeter(report: report)
        control = LoadControl(publishers: plan.publisherCount)
        publishers = PublisherLoop(
            plan: plan,
            publishers: 0..<UInt32(plan.publisherCount),
            run: BenchmarkScenario.run,
            start: start,
            control: control,
            mailbox: mailbox
        )
    }

    func step(at time: LoopTime, through connections: any Connections) -> MonotonicInstant? {
        if start.instant == nil, control.status.isConnected {
            meter.begin()
            start.begin(at: time.monotonic)
        }
        let next = publishers.step(at: time, through: connections)
        let records = mailbox.take()
        lag?.add(records, of: plan)
        let status = control.status
        guard meter.isRunning, status.isFinished else { return next }
        if status.unsent > 0 { meter.fail("\(status.unsent) messages could not be sent") }
        if let latestEnd, start.offset(of: time.monotonic) > latestEnd {
            meter.fail("the rate was not held: the last message left more than allowed too late")
        }
        meter.close(through: connections)
        return next
    }

    func handle(
        _ event: ConnectionEvent,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        publishers.handle(event, on: connection, at: time, through: connections)
        meter.handle(event, through: connections)
    }
}
