import Evidence
import Messaging
import Quantities

/// One event loop of a model world: it calls its task as a real one does, in virtual time.
///
/// Unchecked, for the same reason as its world.
final class ModelLoop: Connections, LoopHandle, @unchecked Sendable {
    let name: String
    let configurations: [ConnectionConfiguration]
    var count: Int { configurations.count }
    /// When it was started, since the beginning of its world.
    let startedAt: Nanoseconds
    var statistics = LoopStatistics()
    private(set) var isStopped = false
    /// When it was told to end, and how long that might take.
    private(set) var stopLimit: Nanoseconds?
    /// What was subscribed to.
    private(set) var filter: String?
    private(set) var acknowledgedCount = 0

    private unowned let world: ModelWorld
    private let task: any LoopTask
    private var isOpen: [Bool]
    private var unanswered: [Set<UInt64>]
    private var hasStood: [Bool]
    /// What came for a client whose session the broker keeps.
    private var waiting: [IncomingMessage] = []
    /// The connections that were told to show a new token, in order.
    private(set) var renewed: [ConnectionNumber] = []
    private var needsStep = true
    private var wakeAt = MonotonicInstant.distantFuture

    init(
        _ name: String,
        _ configurations: [ConnectionConfiguration],
        task: any LoopTask,
        in world: ModelWorld
    ) {
        self.name = name
        self.configurations = configurations
        self.task = task
        self.world = world
        startedAt = world.elapsed
        isOpen = configurations.map { _ in false }
        unanswered = configurations.map { _ in [] }
        hasStood = configurations.map { _ in false }
    }

    /// When it has to run next.
    var due: MonotonicInstant { isStopped ? .distantFuture : wakeAt }

    private var time: LoopTime {
        LoopTime(monotonic: world.now(), wallClock: world.wallClock())
    }

    func stepIfDue() {
        while !isStopped, needsStep || wakeAt <= world.now() {
            needsStep = false
            wakeAt = task.step(at: time, through: self) ?? .distantFuture
        }
    }

    func wake() { needsStep = true }

    func takeLongestGap() -> Nanoseconds {
        defer { statistics.longestGap = .zero }
        return statistics.longestGap
    }

    func stop(within limit: Nanoseconds) async {
        world.inTurn { stopNow(within: limit) }
    }

    private func stopNow(within limit: Nanoseconds) {
        guard !isStopped else { return }
        world.pass(world.broker.farewell)
        for connection in 0..<count where isOpen[connection] { end(connection, because: nil) }
        _ = task.step(at: time, through: self)
        stopLimit = limit
        isStopped = true
    }

    /// Ends a connection, as the broker or the network does.
    func lose(_ connection: ConnectionNumber, because error: TransportError) {
        guard isOpen[connection] else { return }
        isOpen[connection] = false
        tell(.closed(error, unresolved: []), connection)
    }

    /// Lets a message arrive, if its connection stands and is subscribed.
    func receive(_ message: IncomingMessage) {
        guard !isStopped, filter != nil else { return }
        guard isOpen[0] else {
            if world.broker.keepsSessions { waiting.append(message) }
            return
        }
        task.received(message, on: 0, at: time, through: self)
        needsStep = true
    }

    func open(_ connection: ConnectionNumber) {
        let client = configurations[connection].clientIdentifier
        guard !world.broker.silent.contains(where: { client.hasSuffix($0) }) else { return }
        world.after(.milliseconds(10)) { [self] in
            if let refusal = world.broker.refusals.first(where: { client.hasSuffix($0.key) }) {
                tell(.closed(refusal.value, unresolved: []), connection)
            } else {
                isOpen[connection] = true
                tell(.connected(world.broker.limits, .zero), connection)
                if hasStood[connection] { takeUpSession(connection) }
                hasStood[connection] = true
            }
        }
    }

    private func takeUpSession(_ connection: ConnectionNumber) {
        let tokens = unanswered[connection].sorted()
        guard world.broker.keepsSessions else {
            unanswered[connection] = []
            filter = nil
            return tell(.sessionLost(unresolved: tokens), connection)
        }
        tell(.sessionResumed(resent: tokens), connection)
        for token in tokens {
            world.after(ModelWorld.answerTime) { [self] in answer(token, connection, .success) }
        }
        for message in waiting { receive(message) }
        waiting = []
    }

    func close(_ connection: ConnectionNumber) { end(connection, because: nil) }

    func subscribe(to filter: String, quality: QualityOfService, on connection: ConnectionNumber) {
        world.after(ModelWorld.answerTime) { [self] in
            self.filter = filter
            tell(
                .subscribed(filter: filter, granted: world.broker.granted, after: .zero),
                connection
            )
        }
    }

    func reauthenticate(_ connection: ConnectionNumber) {
        renewed.append(connection)
        world.after(ModelWorld.answerTime) { [self] in
            tell(.reauthenticated(after: ModelWorld.answerTime), connection)
        }
    }

    func giveUpSession(of connection: ConnectionNumber) -> [UInt64] {
        defer { unanswered[connection] = [] }
        return unanswered[connection].sorted()
    }

    func acknowledge(_ packetIdentifier: UInt16, on connection: ConnectionNumber) {
        acknowledgedCount += 1
    }

    func inFlight(on connection: ConnectionNumber) -> Int { unanswered[connection].count }

    func publish(
        _ message: borrowing OutgoingMessage,
        on connection: ConnectionNumber,
        token: UInt64
    ) -> PublishResult {
        guard isOpen[connection] else { return .notConnected }
        unanswered[connection].insert(token)
        if let reason = world.broker.answer {
            world.after(ModelWorld.answerTime) { [self] in answer(token, connection, reason) }
        }
        let identity = message.userProperties[1].value
        let payload = message.payload
        world.gather?(message.userProperties[0].value, payload)
        for result in world.graph(connection, token, ModelFilter.passes(payload)) {
            let incoming = ModelFilter.output(identity: identity, payload: payload, result)
            world.after(ModelWorld.resultTime + result.delay) { [world] in
                // Whoever has subscribed gets it: the verifier, or one who asks.
                for loop in world.loops { loop.receive(incoming) }
            }
        }
        return .accepted
    }

    private func answer(_ token: UInt64, _ connection: ConnectionNumber, _ reason: ReasonCode) {
        guard !isStopped, isOpen[connection] else { return }
        unanswered[connection].remove(token)
        task.acknowledged(token, on: connection, reason: reason, at: time, through: self)
        needsStep = true
    }

    private func end(_ connection: ConnectionNumber, because error: TransportError?) {
        isOpen[connection] = false
        let unresolved = unanswered[connection].sorted()
        unanswered[connection] = []
        tell(.closed(error, unresolved: unresolved), connection)
    }

    private func tell(_ event: ConnectionEvent, _ connection: ConnectionNumber) {
        guard !isStopped else { return }
        task.handle(event, on: connection, at: time, through: self)
        needsStep = true
    }
}
