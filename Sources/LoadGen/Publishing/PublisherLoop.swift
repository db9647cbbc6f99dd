public import Evidence
public import Messaging
public import Quantities

/// Publishers that live on one event loop and send by the plan, whatever comes back: open loop.
///
/// A class because an event loop keeps it and calls it. It opens one connection for each publisher,
/// waits for the schedule's start, then sends each slot when it is due. A slot that cannot be sent in
/// time becomes unsent, one by one, with what held it up; none is skipped in silence.
///
/// A step costs O(log n) for each publisher that has slots due and nothing for the others. Slots due
/// at once leave publisher by publisher, so one connection's messages lie together and share a write.
/// A connection that ended is made again by the scenario's plan; what cannot be sent meanwhile in
/// time becomes unsent. Connections must not call back from inside a publish; what happens to them is told between calls.
public final class PublisherLoop: LoopTask {
    private var group: PublisherGroup

    /// Creates the task of one event loop.
    ///
    /// - Parameters:
    ///   - plan: What all publishers of the run send.
    ///   - numbers: Which of them live here; connection 0 of the loop is the first one's.
    ///   - run: What their messages' identities name.
    ///   - share: Which of the run's publisher loops this is, for the rate of connecting.
    ///   - renewalSpread: Over how long the connections' renewals of a token are spread.
    ///   - start: Set once everything is ready; the loop must be woken then.
    ///   - control: Shared by all loops of the run.
    ///   - mailbox: Gets the records, those of one call together at its end.
    public init(
        plan: LoadPlan,
        publishers numbers: Range<UInt32>,
        run: RunIdentifier,
        share: LoopShare = .whole,
        renewalSpread: Nanoseconds = .seconds(1),
        start: ScheduleStart,
        control: LoadControl,
        mailbox: RecordMailbox
    ) {
        group = PublisherGroup(
            plan: plan,
            publishers: numbers,
            run: run,
            share: share,
            renewalSpread: renewalSpread,
            start: start,
            control: control,
            mailbox: mailbox
        )
    }

    /// Opens connections, sends everything that is due, and says when the next slot is.
    public func step(
        at time: LoopTime,
        through connections: any Connections
    ) -> MonotonicInstant? {
        let next = group.step(at: time, through: connections)
        group.flush()
        return next
    }

    /// Notes that a connection was made, lost or freed; sending resumes in the next step.
    public func handle(
        _ event: ConnectionEvent,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        group.handle(event, on: connection, at: time, through: connections)
        group.flush()
    }

    /// Records the broker's answer to a message; the record is posted by the step that follows every
    /// batch of answers.
    public func acknowledged(
        _ token: UInt64,
        on connection: ConnectionNumber,
        reason: ReasonCode,
        at time: LoopTime,
        through connections: any Connections
    ) {
        group.acknowledged(token, on: connection, reason: reason, at: time)
    }

    /// Makes a message in flight again, with the timestamp that it left with.
    public func remake(
        _ token: UInt64,
        on connection: ConnectionNumber,
        into message: inout OutgoingMessage
    ) -> Bool {
        group.remake(token, of: connection, into: &message)
    }
}
