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
}

extension LoopTask {
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
