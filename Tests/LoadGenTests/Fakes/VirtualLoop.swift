import Evidence
import LoadGen
import Messaging
import Quantities
import Scenarios

/// A publisher loop with everything around it, in virtual time.
///
/// The clock moves only by ``advance(to:)``, which calls the loop exactly when it asked to be.
final class VirtualLoop {
    let connections: FakeConnections
    let plan: LoadPlan
    let start = ScheduleStart()
    let control: LoadControl
    let mailbox = RecordMailbox()
    let loop: PublisherLoop
    let run: RunIdentifier
    /// The monotonic clock, which began at an arbitrary instant.
    var now = MonotonicInstant(nanoseconds: 1_000_000_000)
    /// What the calendar clock is ahead of the monotonic one.
    var wallOffset: Int64 = 1_758_255_553_528
    /// When the loop asked to be called next.
    var wake: MonotonicInstant?
    /// Every record so far, in order.
    var records: [Record] = []
    /// How often the loop was stepped.
    var steps = 0

    init(_ scenario: Scenario, window: Int = .max, share: LoopShare = .whole) {
        plan = LoadPlan(scenario)
        connections = FakeConnections(count: plan.publisherCount, window: window)
        control = LoadControl(publishers: plan.publisherCount)
        run = RunIdentifier(start: WallClockInstant(milliseconds: 1_758_255_553_528), random: 77)
        loop = PublisherLoop(
            plan: plan,
            publishers: 0..<UInt32(plan.publisherCount),
            run: run,
            share: share,
            renewalSpread: .milliseconds(100),
            start: start,
            control: control,
            mailbox: mailbox
        )
    }

    var time: LoopTime {
        LoopTime(
            monotonic: now,
            wallClock: WallClockInstant(milliseconds: wallOffset + now.nanoseconds / 1_000_000)
        )
    }

    /// Steps once, at the present instant.
    func step() {
        steps += 1
        wake = loop.step(at: time, through: connections)
        records += mailbox.take()
    }

    /// Opens every connection and sets the start to now, with a calendar where one is given.
    func begin(calendar: WallClockInstant? = nil) {
        var answered = 0
        step()
        while answered < connections.opened.count {
            accept(connections.opened[answered])
            answered += 1
            step()
        }
        start.begin(at: now, calendar: calendar)
        step()
    }

    /// Moves the clock to `offset` after the start, calling the loop whenever it asked to be.
    func advance(to offset: Nanoseconds) {
        guard let origin = start.instant else { return }
        let end = origin + offset
        while let next = wake, next <= end {
            now = max(now, next)
            step()
        }
        now = end
    }

    /// Lets the clock pass without calling the loop, as an overloaded machine does.
    func stall(for length: Nanoseconds) { now = now + length }

    func accept(_ connection: ConnectionNumber, limits: BrokerLimits = BrokerLimits()) {
        connections.wires[connection].isOpen = true
        handle(.connected(limits, .zero), on: connection)
    }

    /// Acknowledges the oldest `count` messages; says that there is room if there was none.
    func acknowledge(_ count: Int, on connection: ConnectionNumber, reason: UInt8 = 0) {
        let wasFull = connections.inFlight(on: connection) >= connections.window
        for _ in 0..<count {
            let token = connections.wires[connection].inFlight.removeFirst()
            loop.acknowledged(
                token,
                on: connection,
                reason: ReasonCode(rawValue: reason),
                at: time,
                through: connections
            )
        }
        records += mailbox.take()
        if wasFull { handle(.unblocked, on: connection) }
        step()
    }

    /// Ends a connection whose session the broker keeps: what is in flight stays so.
    func lose(_ connection: ConnectionNumber, _ error: TransportError) {
        connections.wires[connection].isOpen = false
        handle(.closed(error, unresolved: []), on: connection)
        step()
    }

    /// Makes a connection again whose session the broker kept, and asks for every message in flight.
    func resume(_ connection: ConnectionNumber) -> [OutgoingMessage] {
        let tokens = connections.wires[connection].inFlight
        var messages: [OutgoingMessage] = []
        for token in tokens {
            var message = OutgoingMessage(topic: "")
            if loop.remake(token, on: connection, into: &message) { messages.append(message) }
        }
        accept(connection)
        handle(.sessionResumed(resent: tokens), on: connection)
        step()
        return messages
    }

    /// Makes a connection again whose session the broker forgot.
    func restart(_ connection: ConnectionNumber) {
        let tokens = connections.wires[connection].inFlight
        connections.wires[connection].inFlight = []
        accept(connection)
        handle(.sessionLost(unresolved: tokens), on: connection)
        step()
    }

    /// What happened to connections, in order.
    var connectionEvents: [ConnectionRecord.Event] {
        records.compactMap { if case .connection(let record, _) = $0 { record.event } else { nil } }
    }

    /// Ends a connection as the network does.
    func close(_ connection: ConnectionNumber, _ error: TransportError?) {
        let unresolved = connections.wires[connection].inFlight
        connections.wires[connection] = FakeConnections.Wire()
        handle(.closed(error, unresolved: unresolved), on: connection)
        step()
    }

    func handle(_ event: ConnectionEvent, on connection: ConnectionNumber) {
        loop.handle(event, on: connection, at: time, through: connections)
        records += mailbox.take()
    }

    /// The records of sent messages.
    var sent: [SentRecord] {
        records.compactMap { if case .sent(let record) = $0 { record } else { nil } }
    }

    /// The causes and slots of unsent messages.
    var unsent: [Unsent] {
        records.compactMap {
            if case .unsent(let publisher, let sequence, let delay, let at) = $0 {
                Unsent(publisher: publisher, sequence: sequence, delay: delay, at: at)
            } else {
                nil
            }
        }
    }

    struct Unsent: Hashable {
        var publisher: UInt32
        var sequence: UInt64
        var delay: SendDelay
        var at: Nanoseconds
    }
}
