import Messaging
import Quantities

/// A broker and a graph that aggregates, in virtual time: answers every message after a millisecond.
final class AggregatingSystem: Connections {
    let count: Int
    var now = MonotonicInstant(nanoseconds: 0)
    var windows: SimulatedWindows
    private(set) var opening: [ConnectionNumber] = []

    private var answers = Line<(at: MonotonicInstant, connection: Int, token: UInt64)>()
    private var isOpen: [Bool]
    private var unanswered: [Set<UInt64>]

    init(count: Int, windows: SimulatedWindows) {
        self.count = count
        self.windows = windows
        isOpen = Array(repeating: false, count: count)
        unanswered = Array(repeating: [], count: count)
    }

    func publish(
        _ message: borrowing OutgoingMessage,
        on connection: ConnectionNumber,
        token: UInt64
    ) -> PublishResult {
        guard isOpen[connection] else { return .notConnected }
        unanswered[connection].insert(token)
        answers.append((now + .milliseconds(1), connection, token))
        windows.take(message.userProperties[0].value, message.payload)
        return .accepted
    }

    /// The next answer that is due.
    func takeAnswer() -> (connection: Int, token: UInt64)? {
        guard let answer = answers.takeFirst(where: { $0.at <= now }) else { return nil }
        unanswered[answer.connection].remove(answer.token)
        return (answer.connection, answer.token)
    }

    /// Accepts the next connection that was asked for.
    func accept() -> ConnectionNumber? {
        guard let connection = opening.popLast() else { return nil }
        isOpen[connection] = true
        return connection
    }

    func inFlight(on connection: ConnectionNumber) -> Int { unanswered[connection].count }
    func open(_ connection: ConnectionNumber) { opening.append(connection) }
    func reauthenticate(_ connection: ConnectionNumber) {}
    func giveUpSession(of connection: ConnectionNumber) -> [UInt64] { [] }
    func close(_ connection: ConnectionNumber) {}
    func subscribe(to filter: String, quality: QualityOfService, on connection: ConnectionNumber) {}
    func acknowledge(_ packetIdentifier: UInt16, on connection: ConnectionNumber) {}
}
