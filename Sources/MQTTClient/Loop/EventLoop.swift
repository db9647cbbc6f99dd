import MQTTWire
import Messaging
import Networking
import Quantities

/// One thread's event loop: it owns its connections outright and calls its task.
///
/// A class because the task holds it as its ``Connections`` while the loop runs. Everything in it
/// is used on its own thread only, so there is no lock; other threads have ``LoopState``.
///
/// One turn: wait, read what came (telling the task), step the task, and only then write what the
/// task asked to send.
final class EventLoop {
    /// How long a turn may collect bytes before they are written within it.
    static let highWater = 65_536
    /// Deadlines are looked through at most this often, because that visits every connection.
    static let scanInterval = Nanoseconds.milliseconds(10)
    /// How long a peer has to read what was sent before DISCONNECT, and to close.
    static let closingLimit = Nanoseconds.seconds(5)

    let configurations: [ConnectionConfiguration]
    let contexts: [TrustConfiguration: TLSContext]
    let poller: Poller
    let resolver: Resolver
    let clock: any TimeSource
    let state: LoopState

    /// The connections, in the order of their configurations; the loop's own memory, freed with it.
    let connections: UnsafeMutableBufferPointer<ClientConnection>
    /// The message handed to the task, and the buffer that bytes are read into.
    var incoming = IncomingMessage()
    /// Where received messages are decoded into.
    var frame = PublishFrame()
    /// The addresses of hosts, or that they have been asked for.
    var hosts: [HostLookup.Key: HostLookup] = [:]
    /// The local addresses that connections are made from.
    var sources: [String: SocketAddress] = [:]
    /// Connections to begin when the task has returned.
    var requested: [ConnectionNumber] = []
    /// Connections closed before they were open, whose end is to be told.
    var cancelled: [ConnectionNumber] = []
    /// Other events to tell when the task has returned.
    var notices: [(ConnectionNumber, ConnectionEvent)] = []
    /// Connections with bytes left that the poller knows nothing of.
    var unread: [ConnectionNumber] = []
    /// The earliest deadline of any connection.
    var nextScan = MonotonicInstant.distantFuture
    /// When an orderly end must be over; nil as long as nobody asked for one.
    var stopDeadline: MonotonicInstant?
    /// Whether something happened since the last step.
    var needsStep = true

    private let hot: HeapValue<HotState>
    private var stepDue: MonotonicInstant?
    private var lastPublished = MonotonicInstant(nanoseconds: .min)
    private var work: WorkMeter

    init(
        _ configurations: [ConnectionConfiguration],
        contexts: [TrustConfiguration: TLSContext],
        poller: Poller,
        clock: any TimeSource,
        state: LoopState
    ) {
        self.configurations = configurations
        self.contexts = contexts
        self.poller = poller
        self.clock = clock
        self.state = state
        resolver = Resolver(waker: poller.waker)
        connections = .allocate(capacity: configurations.count)
        connections.initialize(repeating: ClientConnection())
        let now = clock.now()
        work = WorkMeter(at: now)
        hot = HeapValue(
            HotState(
                connectionCount: configurations.count,
                time: LoopTime(monotonic: now, wallClock: clock.wallClock())
            )
        )
        incoming.bytes = [UInt8](repeating: 0, count: 65_536)
    }

    deinit {
        connections.deinitialize()
        connections.deallocate()
    }

    /// What waits for the task to return.
    var outbox: Outbox {
        @inline(__always) _read { yield hot.value.outbox }
        @inline(__always) _modify { yield &hot.value.outbox }
    }

    /// What the loop did so far.
    var statistics: LoopStatistics {
        @inline(__always) _read { yield hot.value.statistics }
        @inline(__always) _modify { yield &hot.value.statistics }
    }

    /// The time of the call that is going on.
    var time: LoopTime {
        @inline(__always) _read { yield hot.value.time }
        @inline(__always) _modify { yield &hot.value.time }
    }

    /// Runs until a stop was asked for and every connection is closed.
    func run(_ task: any LoopTask) {
        repeat {
            step(task)
            settle(task)
            let woken = poller.wait(atMost: waitLimit())
            readClock()
            if woken { heed() }
            takeAnswers(task)
            for readiness in poller.ready { react(to: readiness, task) }
            readOn(task)
            scanDeadlines(task)
        } while !isOver
        settle(task)
        _ = task.step(at: time, through: self)
        outbox.removeAll()
        leaveStatistics(always: true)
    }

    func readClock() {
        let now = clock.now()
        work.work(at: now)
        time = LoopTime(
            monotonic: now,
            wallClock: clock.wallClock(),
            worked: work.worked(at: now)
        )
    }

    /// Steps the task when its instant has come or something happened.
    private func step(_ task: any LoopTask) {
        let isDue = stepDue.map { time.monotonic >= $0 } ?? false
        guard needsStep || isDue else { return }
        if let stepDue, isDue {
            statistics.longestGap = max(statistics.longestGap, time.monotonic - stepDue)
        }
        needsStep = false
        // An instant that has passed already is due from now on.
        stepDue = task.step(at: time, through: self).map { max($0, time.monotonic) }
    }

    /// Does what the task's calls asked for, and writes.
    private func settle(_ task: any LoopTask) {
        beginRequested(task)
        flush(task)
        tellNotices(task)
        leaveStatistics(always: false)
    }

    /// How long to wait, nil for ever; what is not waited for is work.
    private func waitLimit() -> Nanoseconds? {
        if needsStep || !unread.isEmpty || !requested.isEmpty || !cancelled.isEmpty
            || !notices.isEmpty
            || !outbox.waiting.isEmpty
        {
            return .zero
        }
        var next = min(stepDue ?? .distantFuture, nextScan)
        if let stopDeadline { next = min(next, stopDeadline) }
        // Now, and not the time of the turn's start: the turn took some of the wait.
        let now = clock.now()
        if next > now { work.wait(at: now) }
        return next < .distantFuture ? next - now : nil
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
