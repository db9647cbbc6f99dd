import Evidence
import Messaging
import Quantities
import Verifier

/// The verifier's session at the broker: what comes out waits here until it is handed over, and a
/// little longer, because its acknowledgement takes its time.
///
/// A class because loops hold their connections by reference; used by one run alone.
final class SimulatedSubscription: Connections {
    /// How many ticks an acknowledgement takes to reach the broker.
    private static let acknowledgementTicks = 10

    let count = 1
    private(set) var isConnected = false
    private(set) var isSubscribed = false
    private(set) var isAskedToOpen = false
    /// How many messages the verifier acknowledged.
    private(set) var acknowledged = 0
    private let filter: String
    private var asked = false
    private var hasStood = false
    private var isKept = true
    private var wheel = TickWheel<SimulatedOutputs> { SimulatedOutputs() }
    /// What came out while the verifier was away and its session was kept.
    private var waiting = SimulatedOutputs()
    /// What was handed over and may not be acknowledged yet; kept only where connections can end.
    private var recent: [(tick: Int, outputs: SimulatedOutputs)] = []
    private let canEnd: Bool
    private var message = IncomingMessage()

    init(filter: String, canEnd: Bool) {
        self.filter = filter
        self.canEnd = canEnd
        message.quality = .atLeastOnce
        message.packetIdentifier = 1
    }

    /// Has a message come out at a tick.
    func put(
        _ kind: SimulatedOutputs.Kind,
        identity: [UInt8],
        payload: [UInt8],
        at tick: Int
    ) {
        wheel.add(at: tick) { $0.append(kind, identity: identity, payload: payload) }
    }

    // MARK: What the verifier may do

    func open(_ connection: ConnectionNumber) { isAskedToOpen = true }
    func subscribe(to filter: String, quality: QualityOfService, on connection: ConnectionNumber) {
        asked = true
    }

    func publish(
        _ message: borrowing OutgoingMessage,
        on connection: ConnectionNumber,
        token: UInt64
    ) -> PublishResult { .notAllowed }

    func inFlight(on connection: ConnectionNumber) -> Int { 0 }
    func close(_ connection: ConnectionNumber) {}
    func reauthenticate(_ connection: ConnectionNumber) {}
    func giveUpSession(of connection: ConnectionNumber) -> [UInt64] { [] }
    func acknowledge(_ packetIdentifier: UInt16, on connection: ConnectionNumber) {
        acknowledged += 1
    }

    // MARK: What happens to the verifier

    /// Answers a wish to connect or to subscribe; says whether there was one.
    func tellConnection(
        to loop: SubscriberLoop,
        at time: LoopTime,
        tick: Int,
        isOut: Bool,
        _ account: inout TrueAccount
    ) -> Bool {
        if asked {
            asked = false
            isSubscribed = true
            if hasStood { account.repetitions.subscribeAgain(tick: tick) }
            hasStood = true
            loop.handle(
                .subscribed(filter: filter, granted: .atLeastOnce, after: .zero),
                on: 0,
                at: time,
                through: self
            )
            return true
        }
        guard isAskedToOpen else { return false }
        isAskedToOpen = false
        guard !isOut else {
            let error = TransportError.connectionLost(detail: "the network is down")
            loop.handle(.closed(error, unresolved: []), on: 0, at: time, through: self)
            return true
        }
        isConnected = true
        loop.handle(.connected(BrokerLimits(), .zero), on: 0, at: time, through: self)
        guard hasStood else { return true }
        if isKept {
            account.repetitions.resume()
            loop.handle(.sessionResumed(resent: []), on: 0, at: time, through: self)
            deliverAgain(to: loop, at: time, &account)
        } else {
            loop.handle(.sessionLost(unresolved: []), on: 0, at: time, through: self)
        }
        return true
    }

    /// Ends the connection if it stands and is subscribed; says whether it was.
    func interrupt(
        keepsSession: Bool,
        _ loop: SubscriberLoop,
        at time: LoopTime,
        _ account: inout TrueAccount
    ) -> Bool {
        guard isConnected, isSubscribed else { return false }
        isConnected = false
        isKept = keepsSession
        isSubscribed = keepsSession
        if !keepsSession { recent = [] }
        account.repetitions.interrupt(isVerifier: true)
        let error = TransportError.connectionLost(detail: "connection reset by peer")
        loop.handle(.closed(error, unresolved: []), on: 0, at: time, through: self)
        return true
    }

    /// Hands over what comes out at `tick`; says whether anything did.
    func deliver(
        _ tick: Int,
        to loop: SubscriberLoop,
        at time: LoopTime,
        _ account: inout TrueAccount
    ) -> Bool {
        if isConnected, let first = recent.first,
            first.tick <= tick - Self.acknowledgementTicks
        {
            recent.removeFirst()
        }
        guard var due = wheel.take(tick) else { return false }
        defer {
            due.removeAll()
            wheel.recycle(due)
        }
        guard isConnected, isSubscribed else {
            if isKept, isSubscribed { waiting.append(contentsOf: due) }
            return false
        }
        hand(due, to: loop, at: time, &account)
        if canEnd { recent.append((tick, due)) }
        return true
    }

    private func deliverAgain(
        to loop: SubscriberLoop,
        at time: LoopTime,
        _ account: inout TrueAccount
    ) {
        var again = SimulatedOutputs()
        for batch in recent { again.append(contentsOf: batch.outputs, areMarked: true) }
        again.append(contentsOf: waiting)
        recent = []
        waiting.removeAll()
        hand(again, to: loop, at: time, &account)
    }

    private func hand(
        _ batch: SimulatedOutputs,
        to loop: SubscriberLoop,
        at time: LoopTime,
        _ account: inout TrueAccount
    ) {
        message.bytes = batch.bytes
        for output in batch.outputs {
            batch.describe(output, in: &message)
            switch output.kind {
            case .copy(let publisher, let sequence, let isAltered):
                account.arrive(
                    publisher,
                    sequence,
                    isAltered: isAltered,
                    isMarked: output.isMarked
                )
            case .stray(let stray): account.meet(stray)
            }
            loop.received(message, on: 0, at: time, through: self)
        }
        message.bytes = []
    }
}
