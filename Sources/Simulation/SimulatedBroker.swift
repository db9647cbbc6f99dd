import Evidence
import LoadGen
import Messaging
import Quantities

/// The broker and the graph as the publishers see them: takes messages, answers them, and hands what
/// comes out to the verifier's session.
///
///     publish ─► fate ─┬─► answers ─► publisher        TickWheel: one batch for each tick
///                      └─► outputs ─► SimulatedSubscription
///
/// A class because loops hold their connections by reference; used by one run alone.
final class SimulatedBroker: Connections {
    /// How many messages of one connection are left unanswered at most, so that it can go on.
    private static let unansweredLimit = 40

    private struct Answer {
        var connection: ConnectionNumber
        /// The connection's life in which the message was sent; an answer does not outlive it.
        var life: Int
        var token: UInt64
        var isRefusal: Bool
    }

    /// One publisher's connection.
    private struct Link {
        var isOpen = false
        var isOpening = false
        var life = 0
        var isWaiting = false
        var unanswered = 0
        /// Whether the broker still has the session of the life before.
        var isKept = true
        /// What awaits its answer, in order of sending.
        var inFlight: [UInt64] = []
    }

    let count: Int
    /// Ticks since the start of the schedule.
    var tick = 0
    var account: TrueAccount
    let outputs: SimulatedSubscription
    private let filter: SimulatedFilter
    private let fates: any Fates
    private let window: Int
    private var links: [Link]
    private var answers = TickWheel<[Answer]> { [] }
    private var message = OutgoingMessage(topic: "")
    private var opening: [ConnectionNumber] = []

    init(
        slotCounts: [UInt64],
        filter: SimulatedFilter,
        fates: any Fates,
        repeats: Bool,
        window: Int,
        outputs: SimulatedSubscription
    ) {
        count = slotCounts.count
        self.filter = filter
        self.fates = fates
        self.window = window
        self.outputs = outputs
        account = TrueAccount(slotCounts: slotCounts, repeats: repeats)
        links = Array(repeating: Link(), count: slotCounts.count)
    }

    // MARK: What the publishers may do

    func publish(
        _ message: borrowing OutgoingMessage,
        on connection: ConnectionNumber,
        token: UInt64
    ) -> PublishResult {
        guard links[connection].isOpen else { return .notConnected }
        guard links[connection].inFlight.count < window else {
            links[connection].isWaiting = true
            return .windowFull
        }
        links[connection].inFlight.append(token)
        let publisher = UInt32(connection)
        let passes = filter.passes(message.payload)
        account.take(publisher, token, passes: passes, tick: tick)
        var fate = fates.fate(publisher: publisher, sequence: token, passes: passes)
        if fate.answer == .none {
            links[connection].unanswered += 1
            if links[connection].unanswered > Self.unansweredLimit { fate.answer = .acknowledged }
        }
        carry(out: fate, message, on: connection, token)
        return .accepted
    }

    func inFlight(on connection: ConnectionNumber) -> Int { links[connection].inFlight.count }

    func open(_ connection: ConnectionNumber) {
        links[connection].isOpening = true
        opening.append(connection)
    }

    func close(_ connection: ConnectionNumber) {}
    func reauthenticate(_ connection: ConnectionNumber) {}
    func subscribe(to filter: String, quality: QualityOfService, on connection: ConnectionNumber) {}
    func acknowledge(_ packetIdentifier: UInt16, on connection: ConnectionNumber) {}

    func giveUpSession(of connection: ConnectionNumber) -> [UInt64] {
        defer { links[connection].inFlight = [] }
        return links[connection].inFlight
    }

    private func carry(
        out fate: MessageFate,
        _ message: borrowing OutgoingMessage,
        on connection: ConnectionNumber,
        _ token: UInt64
    ) {
        if fate.answer != .none {
            let answer = Answer(
                connection: connection,
                life: links[connection].life,
                token: token,
                isRefusal: fate.answer == .refused
            )
            answers.add(at: tick + fate.answerDelay.ticks) { $0.append(answer) }
        }
        for copy in 0..<fate.copies {
            outputs.put(
                .copy(publisher: UInt32(connection), sequence: token, isAltered: fate.isAltered),
                identity: message.userProperties[1].value,
                payload: message.payload,
                at: tick + fate.delay.ticks + copy * fate.gap.ticks
            )
        }
    }

    // MARK: What happens to the publishers

    /// Tells the answers that are due; says whether there were any.
    func tellAnswers(to loop: PublisherLoop, at time: LoopTime) -> Bool {
        guard var due = answers.take(tick) else { return false }
        for answer in due {
            let connection = answer.connection
            guard links[connection].isOpen, links[connection].life == answer.life else { continue }
            guard let index = links[connection].inFlight.firstIndex(of: answer.token) else {
                continue
            }
            links[connection].inFlight.remove(at: index)
            account.answer(UInt32(connection), answer.token, isRefusal: answer.isRefusal)
            loop.acknowledged(
                answer.token,
                on: connection,
                reason: answer.isRefusal ? ReasonCode(rawValue: 0x97) : .success,
                at: time,
                through: self
            )
            if links[connection].isWaiting {
                links[connection].isWaiting = false
                loop.handle(.unblocked, on: connection, at: time, through: self)
            }
        }
        due.removeAll(keepingCapacity: true)
        answers.recycle(due)
        return true
    }

    /// Answers those who asked to connect; `isOut` says whose network is down.
    ///
    /// - Returns: Whether anybody had asked.
    func tellOpenings(
        to loop: PublisherLoop,
        at time: LoopTime,
        isOut: (ConnectionNumber) -> Bool
    ) -> Bool {
        guard !opening.isEmpty else { return false }
        let asked = opening
        opening = []
        for connection in asked {
            links[connection].isOpening = false
            if isOut(connection) {
                let error = TransportError.connectionLost(detail: "the network is down")
                loop.handle(.closed(error, unresolved: []), on: connection, at: time, through: self)
            } else {
                connect(connection, loop, at: time)
            }
        }
        return true
    }

    private func connect(_ connection: ConnectionNumber, _ loop: PublisherLoop, at time: LoopTime) {
        let isFirst = links[connection].life == 0
        links[connection].isOpen = true
        links[connection].life += 1
        links[connection].isWaiting = false
        loop.handle(.connected(BrokerLimits(), .zero), on: connection, at: time, through: self)
        if isFirst { return }
        let tokens = links[connection].inFlight
        guard links[connection].isKept else {
            links[connection].inFlight = []
            loop.handle(
                .sessionLost(unresolved: tokens),
                on: connection,
                at: time,
                through: self
            )
            return
        }
        for token in tokens {
            account.repetitions.resend(UInt32(connection), token)
            guard loop.remake(token, on: connection, into: &message) else { continue }
            let passes = filter.passes(message.payload)
            carry(out: MessageFate(passes: passes), message, on: connection, token)
        }
        loop.handle(.sessionResumed(resent: tokens), on: connection, at: time, through: self)
    }

    /// Ends a connection that stands; says whether it did.
    func interrupt(
        _ connection: ConnectionNumber,
        keepsSession: Bool,
        _ loop: PublisherLoop,
        at time: LoopTime
    ) -> Bool {
        guard links[connection].isOpen else { return false }
        links[connection].isOpen = false
        links[connection].isKept = keepsSession
        account.repetitions.interrupt(isVerifier: false)
        let error = TransportError.connectionLost(detail: "connection reset by peer")
        loop.handle(.closed(error, unresolved: []), on: connection, at: time, through: self)
        return true
    }

    /// Ends the run: what awaits its answer will not have one.
    func end(_ loop: PublisherLoop, at time: LoopTime) {
        for connection in links.indices where links[connection].isOpen {
            links[connection].isOpen = false
            let unresolved = links[connection].inFlight
            links[connection].inFlight = []
            loop.handle(
                .closed(nil, unresolved: unresolved),
                on: connection,
                at: time,
                through: self
            )
        }
    }
}

extension Nanoseconds {
    /// Whole milliseconds: the ticks of a simulation.
    var ticks: Int { Int(count / 1_000_000) }
}
