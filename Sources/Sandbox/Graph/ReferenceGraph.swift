public import Messaging
public import Quantities
public import Scenarios

/// A stand-in for a deployed data flow graph: takes messages from one topic, runs the operations,
/// publishes what passes on another.
///
/// Acknowledges a source message once its results are acknowledged or it was dropped, in the order
/// of arrival, as AIO documents for its data flows. Uses connection 0 of its loop for both ends. A
/// class because event loops hold their task by reference; touched on the loop's thread only.
///
///     received ─► stages ─► faults ─┬─► outbox ─► published ─► PUBACK ─► source acknowledged
///                                   └─► held back ──▲
///
/// A connection that ends is made again, on the same session where the broker kept it. Results in
/// flight are then sent again, and source messages that come again are recognised, so that nothing
/// is lost and nothing is run twice but what the broker has no record of.
public final class ReferenceGraph: LoopTask {
    /// How many source messages the graph takes before it acknowledges one; AIO's endpoint default.
    ///
    /// The connection's Receive Maximum must be this.
    public static let receiveMaximum: UInt16 = 100
    /// The outputs that may wait for room; only QoS 0 input can bring more than the window.
    static let waitingLimit = 10_000
    /// How often a result is offered again after the broker said that its quota is used up.
    private static let attemptLimit = 100
    private static let retryPause = Nanoseconds.milliseconds(100)
    /// How long a message waits for later ones of its flow; a flow may fall silent.
    private static let patience = Nanoseconds.seconds(2)

    let flow: DataFlow
    let program: GraphProgram
    /// With their places in the list of all that is planted.
    let faults: [(index: Int, fault: any GraphFault)]
    /// Those that hit windows, with their places.
    let windowFaults: GraphWindowFaults
    let dice: FaultDice
    let control: GraphControl

    var arrivals = ArrivalWindow()
    var outbox = OutputQueue()
    var held = HeldOutputs()
    var windows = GraphWindows()
    var memory = GraphMemory()
    /// How long the graph is gone after a panic; nil where it is not.
    let trapOutage: TrapOutage?
    /// Until when it is.
    var goneUntil = MonotonicInstant(nanoseconds: .min)
    var inFlight: [UInt64: GraphOutput] = [:]
    var nextToken: UInt64 = 1
    /// When to connect again after the connection ended; nil: not at all.
    let reconnect: ReconnectPlan?
    /// Whether the broker has the subscription, as far as we know.
    var isSubscribed = false
    /// The time without a connection; nil while there is one.
    var outage: Outage?
    private var hasOpened = false

    /// Makes the graph.
    ///
    /// - Parameters:
    ///   - flow: The topics and operations.
    ///   - faults: Defects to plant; at most one takes effect on a message, the first of the list.
    ///   - seed: The key of the faults' dice.
    ///   - reconnect: When to connect again after the connection ended; nil: not at all. A first
    ///     connection that fails is not tried again.
    ///   - control: Where the graph reports to.
    /// - Throws: ``SandboxError/unsupportedGraph(problem:hint:)``.
    public convenience init(
        _ flow: DataFlow,
        faults: [any Fault] = [],
        seed: UInt64 = 0,
        reconnect: ReconnectPlan? = ReferenceGraph.reconnectPlan,
        control: GraphControl
    ) throws(SandboxError) {
        self.init(
            flow,
            program: try GraphProgram(flow),
            faults: faults,
            seed: seed,
            reconnect: reconnect,
            control: control
        )
    }

    init(
        _ flow: DataFlow,
        program: GraphProgram,
        faults: [any Fault],
        seed: UInt64,
        reconnect: ReconnectPlan?,
        control: GraphControl
    ) {
        self.flow = flow
        self.program = program
        // Those of the broker are not for the graph, but they keep their places: the dice of each
        // fault depend on its place in the list.
        self.faults = faults.enumerated().compactMap { index, fault in
            (fault as? any GraphFault).map { (index, $0) }
        }
        trapOutage = faults.lazy.compactMap { $0 as? TrapOutage }.first
        dice = FaultDice(seed: seed)
        windowFaults = GraphWindowFaults(faults, dice: dice)
        self.reconnect = reconnect
        self.control = control
    }

    /// Opens the connection at first and again when it is time, then sends what was held back and is
    /// due.
    public func step(at time: LoopTime, through connections: any Connections) -> MonotonicInstant? {
        if !hasOpened {
            hasOpened = true
            connections.open(0)
        }
        reopen(at: time, through: connections)
        for release in held.takeDue(at: time.monotonic) { send(release, through: connections) }
        let closing = closeWindows(at: time, through: connections)
        flush(through: connections)
        return [held.nextDue, outage?.opensAt, closing].compactMap { $0 }.min()
    }

    /// Subscribes once connected; comes back, or reports what ended.
    public func handle(
        _ event: ConnectionEvent,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        switch event {
        case .connected(let limits, _):
            connected(limits, through: connections)
        case .subscribed:
            run()
        case .subscribeFailed(let error):
            stop(error, through: connections)
            connections.close(connection)
        case .sessionResumed(let resent):
            control.update { $0.resent += UInt64(resent.count) }
        case .sessionLost(let unresolved):
            control.update { $0.sessionsLost += 1 }
            resend(unresolved)
        case .reauthenticated, .reauthenticationFailed:
            break
        case .unblocked:
            flush(through: connections)
        case .closed(let error, let unresolved):
            closed(error, unresolved: unresolved, at: time, through: connections)
        }
    }

    /// Makes a result again that is in flight: it is kept until the broker acknowledged it.
    public func remake(
        _ token: UInt64,
        on connection: ConnectionNumber,
        into message: inout OutgoingMessage
    ) -> Bool {
        guard let output = inFlight[token] else { return false }
        message = output.message
        return true
    }

    /// Acknowledges the source once all of its results are; offers a result again where the broker
    /// had no room for it.
    public func acknowledged(
        _ token: UInt64,
        on connection: ConnectionNumber,
        reason: ReasonCode,
        at time: LoopTime,
        through connections: any Connections
    ) {
        guard var output = inFlight.removeValue(forKey: token) else { return }
        if reason.rawValue == 0x97, output.attempts < Self.attemptLimit {
            output.attempts += 1
            held.retry(output, at: time.monotonic + Self.retryPause)
            return
        }
        control.update { counts in
            if reason.isFailure { counts.refused += 1 } else { counts.confirmed += 1 }
        }
        finish(output.arrival, through: connections)
        flush(through: connections)
    }

    /// Runs the operations on one message.
    public func received(
        _ message: borrowing IncomingMessage,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        if message.isDuplicate, isReopened(message.packetIdentifier, through: connections) {
            return
        }
        let arrival = arrivals.open(message.packetIdentifier)
        readClocks(time)
        if time.monotonic < goneUntil {
            countLost(message)
            return finish(arrival, through: connections)
        }
        let result = program.run(GraphMessage(message), &memory)
        count(result.verdict)
        if case .trap = result.verdict, let trapOutage {
            goneUntil = time.monotonic + trapOutage.length
        }
        if result.verdict == .pass, result.rest != .sink {
            gather(result, of: message)
            // What is in a window is the graph's own: the broker may forget it.
            return finish(arrival, through: connections)
        }
        let planted = plantedEffect(on: message, result: result)
        switch planted?.effect.action {
        case nil:
            if result.verdict == .pass {
                pass(output(of: result.message, for: arrival), through: connections)
            }
        case .publish(let results):
            publish(results, for: arrival, through: connections)
        case .publishElsewhere(let result):
            var output = output(of: result, for: arrival)
            output.message.topic += Array("/elsewhere".utf8)
            send(output, through: connections)
        case .hold(let length):
            held.hold(output(of: result.message, for: nil), until: time.monotonic + length)
        case .yield(let count):
            held.yield(
                output(of: result.message, for: nil),
                to: count,
                until: time.monotonic + Self.patience,
                as: planted
            )
        }
        if let planted, !planted.effect.isCountedLater { countPlanted(planted) }
        // The sender's own hold on the arrival: a message with no output ends here. A message held
        // back ends here too: a fault that also kept the window closed would delay every other.
        finish(arrival, through: connections)
    }
}
