public import Quantities

/// One thing that happened in a run.
///
/// The verifier judges by records alone, and the history keeps them in the order in which it judged
/// them, so every report can be made again.
///
/// Instants are offsets from the start of the schedule; they are negative before it.
public enum Record: Hashable, Sendable {
    /// A slot's message was handed to the transport.
    case sent(SentRecord)
    /// A slot's message was not sent in time, or could not be.
    case unsent(publisher: UInt32, sequence: UInt64, delay: SendDelay, at: Nanoseconds)
    /// The broker acknowledged a message; `reason` is the PUBACK's reason code.
    case acknowledged(publisher: UInt32, sequence: UInt64, reason: UInt8, at: Nanoseconds)
    /// No acknowledgement will come: whether the broker has the message is not known.
    case unresolved(publisher: UInt32, sequence: UInt64, at: Nanoseconds)
    /// A message was sent again on a resumed session, marked as a duplicate (DUP).
    case resent(publisher: UInt32, sequence: UInt64, at: Nanoseconds)
    /// Something happened to one of the run's own connections.
    case connection(ConnectionRecord, at: Nanoseconds)
    /// A message of this run was seen on its way into the graph, on the topic that it was sent to.
    case entered(ReceivedRecord)
    /// A message of this run came out.
    case received(ReceivedRecord)
    /// A result of many messages came out of a graph that aggregates.
    case result(ResultRecord)
    /// A message came out that is not of this run.
    case stranger(Stranger, at: Nanoseconds)
    /// A sample of the generator's own health.
    case health(HealthSample)
    /// Something to remember that is not about one message.
    case event(RunEvent, at: Nanoseconds)
    /// Messages sent before `deadline` and not seen by now are overdue.
    case settled(deadline: Nanoseconds)
}
