import Evidence
import Messaging
import Quantities
import Synchronization

@testable import Harness

/// A transport, a broker, a graph and the clocks in virtual time: what a whole run needs.
///
/// Time passes only while the run pauses; everything that is due by then happens in one order, so
/// the same scenario gives the same run. Answers take one millisecond and results three.
///
/// Unchecked, because it is used by one task at a time: the run's own, which every call comes from
/// but those that stop several loops at once; these take turns.
final class ModelWorld: Connector, TimeSource, @unchecked Sendable {
    static let answerTime = Nanoseconds.milliseconds(1)
    static let resultTime = Nanoseconds.milliseconds(3)

    private struct Event {
        var at: MonotonicInstant
        var act: () -> Void
    }

    /// When the world began.
    let origin = MonotonicInstant(nanoseconds: 5_000_000_000)
    /// How often the user asked to stop so far.
    var interruptions = 0
    /// What the run told on its way.
    private(set) var told: [RunProgress] = []
    /// Every loop that was started, in order.
    private(set) var loops: [ModelLoop] = []
    /// What becomes of the token, and when that is noticed.
    var tokenChanges: [(at: Nanoseconds, change: TokenChange)] = []
    /// How the broker behaves.
    var broker = ModelBroker()
    /// How often each value comes out, by what it must; a defect changes it.
    var graph: (_ publisher: Int, _ sequence: UInt64, _ passes: Bool) -> [ModelResult] = {
        $2 ? [ModelResult()] : []
    }

    /// Takes each message's `__ts` and body, where the graph aggregates.
    var gather: ((_ timestamp: [UInt8], _ payload: [UInt8]) -> Void)?

    private var instant: MonotonicInstant
    private var events: [Event] = []
    private let turn = Mutex(())

    init() { instant = origin }

    /// What a run is given in place of the real world.
    var environment: RunEnvironment {
        RunEnvironment(
            connector: self,
            time: self,
            credentials: { _ in SameCredentials(NoCredentials()) },
            tokens: ModelTokenWatch(world: self),
            pause: { self.pass($0) },
            interruptions: { self.interruptions },
            progress: { self.told.append($0) }
        )
    }

    func now() -> MonotonicInstant { instant }

    func wallClock() -> WallClockInstant {
        WallClockInstant(milliseconds: instant.nanoseconds / 1_000_000)
    }

    /// How long the world has been going on.
    var elapsed: Nanoseconds { instant - origin }

    /// Lets something happen so long after the world's beginning.
    func at(_ offset: Nanoseconds, _ act: @escaping () -> Void) { plan(origin + offset, act) }

    /// Lets something happen so long after now.
    func after(_ length: Nanoseconds, _ act: @escaping () -> Void) { plan(instant + length, act) }

    /// Lets a message come out now: whoever has subscribed gets it.
    func emit(_ message: IncomingMessage) {
        for loop in loops { loop.receive(message) }
    }

    /// The loop of that name; nil while there is none.
    func loop(_ name: String) -> ModelLoop? { loops.first { $0.name == name } }

    func start(
        _ name: String,
        _ configurations: [ConnectionConfiguration],
        makeTask: @escaping @Sendable () -> any LoopTask
    ) throws(TransportError) -> any LoopHandle {
        if let error = broker.startErrors[name] { throw error }
        let loop = ModelLoop(name, configurations, task: makeTask(), in: self)
        loops.append(loop)
        return loop
    }

    /// Lets `length` pass, and everything happen that is due by then.
    func pass(_ length: Nanoseconds) {
        precondition(elapsed < .seconds(3_600), "a run of 35 seconds does not end")
        let end = instant + length
        while true {
            for loop in loops { loop.stepIfDue() }
            let wake = loops.map(\.due).min() ?? .distantFuture
            let next = min(events.first?.at ?? .distantFuture, wake)
            guard next <= end else { break }
            instant = max(instant, next)
            while let event = events.first, event.at <= instant {
                events.removeFirst()
                event.act()
            }
        }
        instant = end
    }

    /// Does what tasks of the run's may ask for at once, one after the other.
    func inTurn(_ act: () -> Void) { turn.withLock { _ in act() } }

    /// Events of one instant happen in the order in which they were planned.
    private func plan(_ at: MonotonicInstant, _ act: @escaping () -> Void) {
        var place = events.count
        while place > 0, events[place - 1].at > at { place -= 1 }
        events.insert(Event(at: at, act: act), at: place)
    }
}
