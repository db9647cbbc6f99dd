public import Evidence
public import Messaging
public import Quantities

/// Sends what a course says and tells it what comes out, on one connection.
///
/// A class because an event loop keeps it and calls it. One connection for both, so that messages
/// leave and arrive in one order. All messages are of QoS 1, under the run's name and a publisher's
/// number of their own, so that a verifier does not take them for the load. A connection that ends
/// ends the conversation: what came out meanwhile would not be known.
public final class ConversationLoop<Course: ConversationCourse>: LoopTask {
    private var course: Course
    private let output: String
    private let reader: ArrivalReader
    private let control: ConversationControl<Course>
    private var writer: UtteranceWriter
    private var waiting: [Utterance] = []
    private var unacknowledged: [UInt16] = []
    private var sent: UInt64 = 0
    private var hasOpened = false
    private var isTalking = false

    /// Creates the task of a loop with one connection.
    ///
    /// - Parameters:
    ///   - course: What is said.
    ///   - output: The topic that results come out on.
    ///   - run: What the messages' identities name.
    ///   - seed: The key of the identities' check bits.
    ///   - control: Told how the conversation stands.
    public init(
        _ course: Course,
        output: String,
        run: RunIdentifier,
        seed: UInt64,
        control: ConversationControl<Course>
    ) {
        self.course = course
        self.output = output
        self.control = control
        let identity = IdentityProperty(run: run, seed: seed)
        reader = ArrivalReader(identity)
        writer = UtteranceWriter(identity)
    }

    /// Opens the connection, says what is to be said, and acknowledges what was heard.
    public func step(
        at time: LoopTime,
        through connections: any Connections
    ) -> MonotonicInstant? {
        if !hasOpened {
            hasOpened = true
            connections.open(0)
        }
        for identifier in unacknowledged { connections.acknowledge(identifier, on: 0) }
        unacknowledged.removeAll(keepingCapacity: true)
        if control.isEnded { control.note(.over(course)) }
        guard isTalking else { return nil }
        let next = course.step(at: time.monotonic, saying: &waiting)
        flush(at: time, through: connections)
        guard course.isOver else { return next }
        isTalking = false
        control.note(.over(course))
        return nil
    }

    /// Subscribes once connected; begins to talk once the broker has granted that.
    public func handle(
        _ event: ConnectionEvent,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        switch event {
        case .connected:
            connections.subscribe(to: output, quality: .atLeastOnce, on: 0)
        case .subscribed(let filter, let granted, _):
            guard granted >= .atLeastOnce else {
                let asked = QualityOfService.atLeastOnce
                let error = TransportError.qualityLowered(
                    filter: filter,
                    asked: asked,
                    granted: granted
                )
                return fail(error)
            }
            isTalking = true
            control.note(.talking(sent: 0))
        case .subscribeFailed(let error):
            fail(error)
        case .unblocked:
            flush(at: time, through: connections)
        case .closed(let error, _):
            isTalking = false
            fail(error ?? .connectionLost(detail: "closed"))
        case .sessionResumed, .sessionLost, .reauthenticated, .reauthenticationFailed:
            break
        }
    }

    /// Tells the course that the broker answered.
    public func acknowledged(
        _ token: UInt64,
        on connection: ConnectionNumber,
        reason: ReasonCode,
        at time: LoopTime,
        through connections: any Connections
    ) {
        course.acknowledged(token, reason: reason, at: time.monotonic)
        flush(at: time, through: connections)
    }

    /// Tells the course what came out.
    public func received(
        _ message: borrowing IncomingMessage,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        if message.quality == .atLeastOnce { unacknowledged.append(message.packetIdentifier) }
        guard isTalking else { return }
        course.hear(reader.arrival(of: message), at: time.monotonic)
    }

    private func fail(_ error: TransportError) {
        control.note(.failed(error, course, sent: sent))
    }

    private func flush(at time: LoopTime, through connections: any Connections) {
        var count = 0
        sending: for utterance in waiting {
            let message = writer.message(of: utterance, at: time.wallClock)
            switch connections.publish(message, on: 0, token: utterance.number) {
            case .accepted: break
            case .windowFull, .blocked, .notConnected: break sending
            case .notAllowed:
                // No broker's answer, but the same: it was not taken.
                let reason = ReasonCode(rawValue: 0x95)
                course.acknowledged(utterance.number, reason: reason, at: time.monotonic)
            }
            count += 1
        }
        guard count > 0 else { return }
        waiting.removeFirst(count)
        sent += UInt64(count)
        control.note(.talking(sent: sent))
    }
}
