import Messaging
import Quantities

/// A broker and a graph in virtual time: takes messages, answers them, and lets results come out.
///
/// Answers take one millisecond and results three, so both wait in line; only what a defect holds
/// back is kept elsewhere. It counts what it planted: the truth that a judgement must equal.
final class SimulatedSystem: Connections {
    /// An answer on its way to a publisher.
    struct Answer {
        var at: MonotonicInstant
        var connection: ConnectionNumber
        var token: UInt64
        var reason: ReasonCode
    }

    /// A result on its way to the verifier.
    struct Result {
        var at: MonotonicInstant
        var identity: [UInt8]
        var payload: [UInt8]
    }

    static let answerTime = Nanoseconds.milliseconds(1)
    static let resultTime = Nanoseconds.milliseconds(3)

    let count: Int
    var window = 100
    var answerTime = SimulatedSystem.answerTime
    var now = MonotonicInstant(nanoseconds: 0)
    /// No message taken after this is harmed, so that everything planted can still show.
    var harmless = MonotonicInstant.distantFuture
    /// How much longer than others a message takes that a delaying defect befell.
    var extraTime = Nanoseconds.zero
    /// How many messages each defect befell.
    private(set) var planted = 0
    /// How many messages were taken, and how many of them came out once or more.
    private(set) var taken = 0

    private(set) var answers = Line<Answer>()
    private(set) var results = Line<Result>()
    private(set) var lateResults = Line<Result>()
    private(set) var opening: [ConnectionNumber] = []

    private let filter: SimulatedFilter
    private let defect: Defect?
    private let random = Philox2x64(key: 77)
    private var isOpen: [Bool]
    private var unanswered: [Set<UInt64>]
    private var isWaiting: [Bool]

    init(count: Int, filter: SimulatedFilter, defect: Defect?) {
        self.count = count
        self.filter = filter
        self.defect = defect
        isOpen = Array(repeating: false, count: count)
        isWaiting = Array(repeating: false, count: count)
        unanswered = Array(repeating: [], count: count)
    }

    func publish(
        _ message: borrowing OutgoingMessage,
        on connection: ConnectionNumber,
        token: UInt64
    ) -> PublishResult {
        guard isOpen[connection] else { return .notConnected }
        guard unanswered[connection].count < window else {
            isWaiting[connection] = true
            return .windowFull
        }
        unanswered[connection].insert(token)
        taken += 1
        let passes = filter.passes(message.payload)
        let isHarmed =
            now < harmless
            && defect?.befalls(
                publisher: UInt32(connection),
                sequence: token,
                passes: passes,
                random: random
            ) == true
        if isHarmed { planted += 1 }
        let kind = isHarmed ? defect?.kind : nil
        answer(connection, token, kind)
        let result = Result(
            at: now + Self.resultTime,
            identity: message.userProperties[1].value,
            payload: message.payload
        )
        emit(result, kind, passes: passes)
        return .accepted
    }

    private func answer(_ connection: ConnectionNumber, _ token: UInt64, _ kind: Defect.Kind?) {
        if kind == .ignore || kind == .deliverWithoutAnswer { return }
        let isRefused = kind == .refuse || kind == .refuseAndDeliver
        answers.append(
            Answer(
                at: now + answerTime,
                connection: connection,
                token: token,
                reason: isRefused ? ReasonCode(rawValue: 0x97) : .success
            )
        )
    }

    private func emit(_ result: Result, _ kind: Defect.Kind?, passes: Bool) {
        switch kind {
        case .drop, .refuse, .ignore: break
        case .duplicate:
            results.append(result)
            results.append(result)
        case .leak: results.append(result)
        case .corrupt:
            var corrupted = result
            corrupted.payload[corrupted.payload.count - 3] ^= 1
            results.append(corrupted)
        case .delay, .reorder:
            var late = result
            late.at = late.at + extraTime
            lateResults.append(late)
        case .refuseAndDeliver, .deliverWithoutAnswer, nil:
            if passes { results.append(result) }
        }
    }

    /// The next answer that is due, its message no longer in flight.
    func takeAnswer() -> Answer? {
        guard let answer = answers.takeFirst(where: { $0.at <= now }) else { return nil }
        unanswered[answer.connection].remove(answer.token)
        return answer
    }

    /// The next result that is due.
    func takeResult() -> Result? {
        results.takeFirst { $0.at <= now } ?? lateResults.takeFirst { $0.at <= now }
    }

    /// Whether a publisher was turned away and there is room again; says so once.
    func unblocks(_ connection: ConnectionNumber) -> Bool {
        guard isWaiting[connection] else { return false }
        isWaiting[connection] = false
        return true
    }

    /// Accepts the next connection that was asked for.
    func accept() -> ConnectionNumber? {
        guard let connection = opening.popLast() else { return nil }
        isOpen[connection] = true
        return connection
    }

    /// Ends a connection; the messages whose answer will not come.
    func end(_ connection: ConnectionNumber) -> [UInt64] {
        isOpen[connection] = false
        defer { unanswered[connection] = [] }
        return unanswered[connection].sorted()
    }

    func inFlight(on connection: ConnectionNumber) -> Int { unanswered[connection].count }
    func open(_ connection: ConnectionNumber) { opening.append(connection) }
    func reauthenticate(_ connection: ConnectionNumber) {}

    func giveUpSession(of connection: ConnectionNumber) -> [UInt64] { [] }

    func close(_ connection: ConnectionNumber) {}
    func subscribe(to filter: String, quality: QualityOfService, on connection: ConnectionNumber) {}
    func acknowledge(_ packetIdentifier: UInt16, on connection: ConnectionNumber) {}
}
