public import Quantities

/// Work that lives on one event loop: it is told what happened and says when to be called again.
///
/// All calls come on the loop's own thread, one after another; nothing in them may block. A task
/// reads no clock: the time of each call is an argument, so the same task runs in virtual time.
public protocol LoopTask: AnyObject {
    /// Called once at the start, at the instant that the last call asked for, after the loop was
    /// woken from outside, and after every batch of events.
    ///
    /// - Returns: When to be called again at the latest; nil to wait for events only.
    func step(at time: LoopTime, through connections: any Connections) -> MonotonicInstant?

    /// Called when something happened to a connection.
    func handle(
        _ event: ConnectionEvent,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    )

    /// Called when the broker acknowledged a QoS 1 message, whatever the reason code.
    func acknowledged(
        _ token: UInt64,
        on connection: ConnectionNumber,
        reason: ReasonCode,
        at time: LoopTime,
        through connections: any Connections
    )

    /// Called for each message that arrived; `time` is when its bytes were decoded from the socket.
    func received(
        _ message: borrowing IncomingMessage,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    )

    /// Called for each message in flight on a session that was resumed, in the order of sending:
    /// makes the message again, byte for byte, so that it can be sent again.
    ///
    /// Called instead of keeping a copy of everything in flight, because a task can make any of its
    /// messages again.
    ///
    /// - Parameters:
    ///   - token: What the message was published with.
    ///   - connection: Which connection.
    ///   - message: Overwritten with the message.
    /// - Returns: False where there is no such message any more; it counts as unresolved then.
    func remake(
        _ token: UInt64,
        on connection: ConnectionNumber,
        into message: inout OutgoingMessage
    ) -> Bool
}

extension LoopTask {
    /// There is none: a task that publishes only QoS 0 has nothing in flight.
    public func remake(
        _ token: UInt64,
        on connection: ConnectionNumber,
        into message: inout OutgoingMessage
    ) -> Bool { false }

    /// Nothing to do: a task that publishes only QoS 0 hears of no acknowledgement.
    public func acknowledged(
        _ token: UInt64,
        on connection: ConnectionNumber,
        reason: ReasonCode,
        at time: LoopTime,
        through connections: any Connections
    ) {}

    /// Nothing to do: a task that subscribes to nothing receives nothing.
    public func received(
        _ message: borrowing IncomingMessage,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {}
}
