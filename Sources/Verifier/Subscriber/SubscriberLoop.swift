public import Evidence
public import Messaging
public import Quantities
public import Scenarios

/// Takes everything that comes out of the graph on one connection and records what it was.
///
/// A class because an event loop owns it. It judges nothing: it names each message's slot, compares
/// its body with the slot's own, and posts a record. A message is acknowledged only after its
/// record was posted, so none is lost to a crash in between, and in the order of arrival.
public final class SubscriberLoop: LoopTask {
    /// What is subscribed to: the output, and the input where that is watched.
    let filters: [String]
    let quality: QualityOfService
    let start: ScheduleStart
    let mailbox: RecordMailbox
    let control: SubscriberControl

    var arrivals: Arrivals
    /// The way back after the connection ended.
    var course: SubscriberCourse

    /// Creates the task of the verifier's loop, whose connection 0 it opens.
    ///
    /// - Parameters:
    ///   - output: The topic that results come out on.
    ///   - input: The filter of the topics that messages are sent to, if they are watched as well.
    ///   - quality: The quality of service to subscribe with; a lower grant is a failure.
    ///   - plan: What every slot's message holds.
    ///   - keepsResults: Whether the graph aggregates, so that what it makes names no slot.
    ///   - properties: The user properties of each publisher's messages, but for Crucible's own; nil
    ///     where nobody asks whether they are kept.
    ///   - written: The names of those that the graph writes.
    ///   - watchesTimestamps: Whether the time that each message carries is kept.
    ///   - connect: What is done when the connection ends unasked.
    ///   - identity: How messages of this run name their slot.
    ///   - start: The instant from which records are counted.
    ///   - mailbox: Where records go.
    ///   - control: Where the state of the subscription is noted.
    public init(
        output: OutputTopic,
        input: String? = nil,
        quality: QualityOfService,
        plan: any SlotPlan,
        keepsResults: Bool = false,
        properties: [[UserProperty]]? = nil,
        written: Set<String> = [],
        watchesTimestamps: Bool = false,
        connect: ConnectPlan = ConnectPlan(reconnect: nil),
        identity: IdentityProperty,
        start: ScheduleStart,
        mailbox: RecordMailbox,
        control: SubscriberControl
    ) {
        filters = [output.filter] + [input].compactMap { $0 }
        self.quality = quality
        course = SubscriberCourse(connect)
        arrivals = Arrivals(
            reader: SlotReader(
                plan: plan,
                identity: identity,
                keepsResults: keepsResults,
                namesTopics: !output.isFixed,
                envelopes: properties.map { EnvelopeReader(properties: $0, written: written) },
                watchesTimestamps: watchesTimestamps
            ),
            output: input == nil ? nil : output
        )
        self.start = start
        self.mailbox = mailbox
        self.control = control
    }

    /// Posts what arrived since the last step, then acknowledges it.
    public func step(
        at time: LoopTime,
        through connections: any Connections
    ) -> MonotonicInstant? {
        if course.takeOpening(at: time.monotonic) { connections.open(0) }
        if course.takeRenewal(of: control.renewalsRequested) { connections.reauthenticate(0) }
        mailbox.post(&arrivals.records)
        for identifier in arrivals.unacknowledged { connections.acknowledge(identifier, on: 0) }
        arrivals.unacknowledged.removeAll(keepingCapacity: true)
        return course.opening
    }

    /// Records one message that came out.
    public func received(
        _ message: borrowing IncomingMessage,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        arrivals.take(message, at: start.offset(of: time.monotonic))
    }
}
