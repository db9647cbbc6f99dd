import Evidence
import Quantities

/// The account of a graph that aggregates: what each window must make, and what came out for it.
///
/// A message is pending until it is known to have reached the graph. Then it goes into the fold of its
/// window; what is still pending when the window is given up may or may not be in its result.
///
///     sent ─► pending ── acknowledged (or seen on the input) ─► must be in its window's result
///                 └───── no answer, or sent again ────────────► may be in it
///
/// Memory is for the windows that are not given up and the messages in flight, whatever the length
/// of the run.
struct WindowLedger: Sendable {
    /// A message of which it is not known yet whether the graph got it.
    struct Pending: Sendable {
        var contribution: Contribution
        var at: Int64
        /// Whether its publisher sent it again, so that it may come late, or twice.
        var isResent = false
    }

    /// How many windows are kept at most that are not given up.
    static let windowLimit = 1_024
    /// How many failures of each kind are kept.
    static let failureLimit = 100

    let plan: WindowPlan
    /// Whether the input is watched, so that being seen there is what counts.
    let watchesInput: Bool

    /// The windows that are not given up, by their end in milliseconds.
    var windows: [Int64: OpenWindow] = [:]
    var pending: [FailureTally.Place: Pending] = [:]
    /// Windows that were counted as missing, in case their result comes yet.
    var missing: [Int64: OpenWindow] = [:]
    var counts = WindowCounts()
    var failures: [WindowFailure] = []
    /// What the graph's store says of heat; nil where that is not known.
    var heat: Bool?

    /// Which calendar time the schedule began at; nil before it is told.
    private(set) var calendar: ScheduleCalendar?
    /// The end of the window in which the load begins: that one is not whole.
    private(set) var firstEnd = Int64.min
    /// The end of the latest window in which anything was sent.
    private(set) var newestEnd = Int64.min
    /// Results of windows that end by this may have come out unseen, in milliseconds.
    var missedUntil = Int64.min
    /// Windows that end by this were given up.
    var givenUp = Int64.min

    init(plan: WindowPlan, watchesInput: Bool) {
        self.plan = plan
        self.watchesInput = watchesInput
    }

    /// The schedule began.
    mutating func begin(at start: WallClockInstant) {
        calendar = ScheduleCalendar(start: start)
        firstEnd = plan.rule.end(of: start)
    }

    /// A message left.
    ///
    /// - Returns: False where the schedule's calendar is not known, so that nothing can be said.
    mutating func send(
        _ place: FailureTally.Place,
        _ contribution: Contribution,
        at sent: Nanoseconds,
        asksAnswer: Bool
    ) -> Bool {
        guard let calendar else { return false }
        let instant = calendar.instant(at: sent)
        let end = plan.rule.end(of: instant)
        newestEnd = max(newestEnd, end)
        guard end > givenUp else { return true }
        if !asksAnswer, !watchesInput {
            // Nothing will ever be known of it.
            addPossible(contribution, at: instant.milliseconds)
        } else {
            pending[place] = Pending(contribution: contribution, at: instant.milliseconds)
        }
        return true
    }

    /// A message left that the graph cannot process: what becomes of its window is not known.
    mutating func spoil(at sent: Nanoseconds) {
        guard let calendar else { return }
        let end = plan.rule.end(of: calendar.instant(at: sent))
        newestEnd = max(newestEnd, end)
        change(end) { $0.isSpoiled = true }
    }

    /// The broker answered, or will not.
    mutating func answer(_ place: FailureTally.Place, _ answer: MessageState.Answer) {
        switch answer {
        case .acknowledged: if !watchesInput { settle(place) }
        case .refused: pending[place] = nil
        default: break
        }
    }

    /// A publisher sent a message again.
    mutating func resend(_ place: FailureTally.Place) {
        pending[place]?.isResent = true
    }

    /// A message was seen on the input for the first time.
    mutating func enter(_ place: FailureTally.Place) {
        if watchesInput { settle(place) }
    }

    /// A further copy of a message was seen on the input, which left at about `sent`.
    mutating func repeatEntry(_ contribution: Contribution, sent: Nanoseconds) {
        guard let calendar else { return }
        addPossible(contribution, at: calendar.instant(at: sent).milliseconds)
    }

    /// The graph got a message.
    private mutating func settle(_ place: FailureTally.Place) {
        guard let message = pending.removeValue(forKey: place) else { return }
        let contribution = message.contribution
        guard !message.isResent else {
            addPossible(contribution, at: message.at)
            return addPossible(contribution, at: message.at)
        }
        let end = plan.rule.end(of: WallClockInstant(milliseconds: message.at))
        counts.gathered += 1
        change(end) { $0.folds[contribution.fold].add(contribution.datum, at: message.at) }
    }

    func endOfWindow(at instant: Int64) -> Int64 {
        plan.rule.end(of: WallClockInstant(milliseconds: instant))
    }

    private mutating func addPossible(_ contribution: Contribution, at instant: Int64) {
        change(endOfWindow(at: instant)) {
            $0.folds[contribution.fold].addPossible(contribution.datum, at: instant)
        }
    }

    /// Changes a window that was not given up.
    mutating func change(_ end: Int64, _ body: (inout OpenWindow) -> Void) {
        guard end > givenUp else { return }
        if windows[end] == nil {
            var window = OpenWindow(plan)
            window.isUnwatched = end <= missedUntil
            windows[end] = window
        }
        body(&windows[end, default: OpenWindow(plan)])
    }
}
