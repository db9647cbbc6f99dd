import Messaging
import Networking
import Quantities

/// One thread's event loop: it owns its connections outright and calls its task.
///
/// A class because the task holds it as its ``Connections``, and the library's clients as their
/// observer, while the loop runs. Everything in it is used on its own thread only, so there is no
/// lock; other threads have ``MosquittoLoopState``.
///
/// One turn: wait, have the library read what came (telling the task), step the task, and write
/// what the library could only queue. Unlike the default transport's, a message that is published
/// in a step leaves at once: the library writes each packet by itself.
final class MosquittoLoop {
    /// Deadlines are looked through at most this often, because that visits every connection.
    static let scanInterval = Nanoseconds.milliseconds(10)
    /// How often the library is asked whether PINGREQ is due; it counts in whole seconds.
    static let keepAliveInterval = Nanoseconds.seconds(1)
    /// How long the socket has to take what was sent before DISCONNECT.
    static let closingLimit = Nanoseconds.seconds(5)

    let configurations: [ConnectionConfiguration]
    let contexts: TLSContexts
    let poller: Poller
    let resolver: Resolver
    let clock: any TimeSource
    let state: MosquittoLoopState
    let connections: [MosquittoConnection]

    /// The task, while the loop runs.
    private(set) var task: (any LoopTask)?
    /// The time of the call that is going on.
    private(set) var time: LoopTime
    /// The message handed to the task.
    var incoming = IncomingMessage()
    /// Where strings become the library's.
    var scratch = CStringScratch()
    /// The addresses of hosts, or that they have been asked for.
    var hosts: [HostLookup.Key: HostLookup] = [:]
    /// Connections to begin when the task has returned.
    var requested: [ConnectionNumber] = []
    /// Connections closed before they were open, whose end is to be told.
    var cancelled: [ConnectionNumber] = []
    /// Other events to tell when the task has returned.
    var notices: [(ConnectionNumber, ConnectionEvent)] = []
    /// Connections with bytes left that the poller knows nothing of.
    var unread: [ConnectionNumber] = []
    /// Connections that asked for something since the last turn.
    var touched: [ConnectionNumber] = []
    /// Clients of the library that are to be freed outside of its callbacks.
    var retired: [MosquittoClient] = []
    /// The earliest deadline of any connection.
    var nextScan = MonotonicInstant.distantFuture
    /// When an orderly end must be over; nil as long as nobody asked for one.
    var stopDeadline: MonotonicInstant?
    /// Whether something happened since the last step.
    var needsStep = true
    /// What the loop did so far.
    ///
    /// Bytes are those of PUBLISH and PUBACK, computed from what was in them, and pings are not
    /// counted: the library tells neither. Writes stay 0 for the same reason; there is one for each
    /// packet.
    var statistics = LoopStatistics()

    private var stepDue: MonotonicInstant?
    private var lastPublished = MonotonicInstant(nanoseconds: .min)

    init(
        _ configurations: [ConnectionConfiguration],
        contexts: TLSContexts,
        poller: Poller,
        clock: any TimeSource,
        state: MosquittoLoopState
    ) {
        self.configurations = configurations
        self.contexts = contexts
        self.poller = poller
        self.clock = clock
        self.state = state
        resolver = Resolver(waker: poller.waker)
        connections = configurations.map { _ in MosquittoConnection() }
        time = LoopTime(monotonic: clock.now(), wallClock: clock.wallClock())
    }

    /// Runs until a stop was asked for and every connection is closed.
    func run(_ task: any LoopTask) {
        self.task = task
        repeat {
            step()
            settle()
            let woken = poller.wait(atMost: waitLimit())
            readClock()
            if woken { heed() }
            takeAnswers()
            for readiness in poller.ready { react(to: readiness) }
            readOn()
            scanDeadlines()
        } while !isOver
        settle()
        _ = task.step(at: time, through: self)
        leaveStatistics(always: true)
        self.task = nil
        for connection in connections { connection.client = nil }
    }

    func readClock() {
        time = LoopTime(monotonic: clock.now(), wallClock: clock.wallClock())
    }

    /// Tells the task.
    func tell(_ event: ConnectionEvent, _ connection: ConnectionNumber) {
        needsStep = true
        task?.handle(event, on: connection, at: time, through: self)
    }

    /// Makes sure that the loop looks at its deadlines when `deadline` comes.
    func watch(_ deadline: MonotonicInstant) {
        nextScan = min(nextScan, deadline)
    }

    /// Steps the task when its instant has come or something happened.
    private func step() {
        let isDue = stepDue.map { time.monotonic >= $0 } ?? false
        guard needsStep || isDue, let task else { return }
        if let stepDue, isDue {
            statistics.longestGap = max(statistics.longestGap, time.monotonic - stepDue)
        }
        needsStep = false
        // An instant that has passed already is due from now on.
        stepDue = task.step(at: time, through: self).map { max($0, time.monotonic) }
    }

    /// Does what the task's calls asked for.
    private func settle() {
        beginRequested()
        finishTouched()
        tellNotices()
        retired.removeAll()
        leaveStatistics(always: false)
    }

    private func waitLimit() -> Nanoseconds? {
        if needsStep || !unread.isEmpty || !requested.isEmpty || !cancelled.isEmpty
            || !notices.isEmpty || !touched.isEmpty
        {
            return .zero
        }
        var next = min(stepDue ?? .distantFuture, nextScan)
        if let stopDeadline { next = min(next, stopDeadline) }
        guard next < .distantFuture else { return nil }
        // Now, and not the time of the turn's start: the turn took some of the wait.
        return next - clock.now()
    }

    private var isOver: Bool {
        stopDeadline != nil && connections.allSatisfy { $0.stage == .closed }
    }

    /// Another thread woke the loop: for a step, for the end, or with a host's addresses.
    private func heed() {
        needsStep = true
        guard stopDeadline == nil, let limit = state.stopLimit else { return }
        stopDeadline = time.monotonic + limit
        for connection in connections.indices { close(connection) }
    }

    /// Hands the counters to other threads; the CPU clock, a system call, is read once a
    /// millisecond.
    private func leaveStatistics(always: Bool) {
        if always || time.monotonic - lastPublished >= .milliseconds(1) {
            lastPublished = time.monotonic
            statistics.cpuTime = SystemTimeSource().threadCPUTime()
        }
        state.leave(statistics)
        statistics.longestGap = .zero
    }
}
