import Evidence
import LoadGen
import Messaging
import Quantities

/// The real publisher loop, whose slots are all due at once, with the meter around it.
///
/// A class because the event loop keeps it. It takes the records out of the mailbox as the harness
/// would, on this thread, so their making and handing over is paid for here; nobody judges them.
final class PlannedTask: LoopTask {
    private let publishers: PublisherLoop
    private let control: LoadControl
    private let start = ScheduleStart()
    private let mailbox = RecordMailbox()
    private var meter: SendingMeter

    /// Creates the task of a plan's publishers.
    init(plan: LoadPlan, report: Sending.Report) {
        meter = SendingMeter(report: report)
        control = LoadControl(publishers: plan.publisherCount)
        publishers = PublisherLoop(
            plan: plan,
            publishers: 0..<UInt32(plan.publisherCount),
            run: RunIdentifier(start: .init(milliseconds: 0), random: 1),
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
        _ = mailbox.take()
        let status = control.status
        guard meter.isRunning, status.isFinished else { return next }
        if status.unsent > 0 { meter.fail("\(status.unsent) messages could not be sent") }
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
