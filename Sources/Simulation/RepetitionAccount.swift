import Scenarios

/// What really happened around the connections of a simulated run: copies beyond the first with what
/// explains them, the deadlines in force, and the times without a verifier.
///
/// Instants are ticks; moments number everything that the world did, in order.
struct RepetitionAccount {
    /// When a message left and first came out.
    private struct Course {
        var tick: Int32 = 0
        var taken: UInt32 = 0
        var arrived: UInt32 = 0
    }

    /// One message of the run.
    private struct Key: Hashable {
        var publisher: UInt32
        var sequence: UInt64
    }

    /// A place in the order of what happened.
    private struct Moment {
        var number: UInt32
        /// How many deadlines had been told.
        var settlings: Int
    }

    /// A time in which the verifier had no session.
    private struct Gap {
        /// What left before this was overdue already.
        var deadline: Int
        /// What left from here on was watched again.
        var until: Int
    }

    private var courses: [[Course]]
    private var copies: [Key: [(moment: Moment, isMarked: Bool)]] = [:]
    private var resendings: [Key: [Moment]] = [:]
    private var resumptions: [UInt32] = []
    private var interruptions: [UInt32] = []
    private var gaps: [Gap] = []
    private var isSuspended = false
    private var pendingDeadline = Int.min
    private var deadline = Int.min
    private var settlings = 0
    private var moment: UInt32 = 0

    /// Creates an account; without counts it keeps nothing, for runs in which nothing is repeated.
    init(slotCounts: [UInt64]) {
        courses = slotCounts.map { Array(repeating: Course(), count: Int($0)) }
    }

    private var isKept: Bool { !courses.isEmpty }

    /// Whether a message left before the deadline that was told last while the verifier watched.
    func isOverdue(_ publisher: UInt32, _ sequence: UInt64) -> Bool {
        isKept && Int(courses[Int(publisher)][Int(sequence)].tick) < deadline
    }

    /// A message left.
    mutating func take(_ publisher: UInt32, _ sequence: UInt64, tick: Int) {
        guard isKept else { return }
        moment += 1
        courses[Int(publisher)][Int(sequence)].tick = Int32(tick)
        courses[Int(publisher)][Int(sequence)].taken = moment
    }

    /// Its publisher sent it again.
    mutating func resend(_ publisher: UInt32, _ sequence: UInt64) {
        moment += 1
        let key = Key(publisher: publisher, sequence: sequence)
        resendings[key, default: []].append(Moment(number: moment, settlings: settlings))
    }

    /// A copy came out.
    mutating func arrive(
        _ publisher: UInt32,
        _ sequence: UInt64,
        isFirst: Bool,
        _ isMarked: Bool
    ) {
        guard isKept else {
            precondition(isFirst, "a world without repetitions repeats nothing")
            return
        }
        moment += 1
        if isFirst {
            courses[Int(publisher)][Int(sequence)].arrived = moment
        } else {
            let key = Key(publisher: publisher, sequence: sequence)
            let moment = Moment(number: moment, settlings: settlings)
            copies[key, default: []].append((moment, isMarked))
        }
    }

    /// Messages that left before a tick are overdue from now on.
    mutating func settle(before tick: Int) {
        settlings += 1
        pendingDeadline = max(pendingDeadline, tick)
        if !isSuspended { deadline = pendingDeadline }
    }

    /// A connection ended.
    mutating func interrupt(isVerifier: Bool) {
        moment += 1
        interruptions.append(moment)
        if isVerifier { isSuspended = true }
    }

    /// The verifier is back on the session that the broker kept.
    mutating func resume() {
        moment += 1
        resumptions.append(moment)
        isSuspended = false
        deadline = pendingDeadline
    }

    /// The verifier is back, and what came out until `tick` is gone.
    mutating func subscribeAgain(tick: Int) {
        moment += 1
        gaps.append(Gap(deadline: deadline, until: tick))
        isSuspended = false
        deadline = pendingDeadline
    }

    /// Whether a message that never came out may have done so while nobody could see it.
    func isUnwatched(_ publisher: UInt32, _ sequence: UInt64) -> Bool {
        guard isKept else { return false }
        let tick = Int(courses[Int(publisher)][Int(sequence)].tick)
        let open = isSuspended ? [Gap(deadline: deadline, until: .max)] : []
        return (gaps + open).contains { $0.deadline <= tick && tick < $0.until }
    }

    /// How many copies there were beyond the first, in all and by what explains them.
    func counts() -> [LedgerCount: UInt64] {
        var counts: [LedgerCount: UInt64] = [:]
        for (key, copies) in copies {
            for copy in copies {
                counts[.duplicated, default: 0] += 1
                counts[cause(of: copy.moment, isMarked: copy.isMarked, key), default: 0] += 1
            }
        }
        return counts
    }

    private func cause(of copy: Moment, isMarked: Bool, _ key: Key) -> LedgerCount {
        let course = courses[Int(key.publisher)][Int(key.sequence)]
        let isResumed = resumptions.contains { course.arrived < $0 && $0 < copy.number }
        if isMarked, isResumed { return .duplicatedByHop }
        // The second sending may become known a little behind the copy that it made.
        let isResent = resendings[key, default: []].contains {
            $0.number < copy.number || $0.settlings - copy.settlings <= 1
        }
        if isResent { return .duplicatedByPublisher }
        let isAround = interruptions.contains { course.taken < $0 && $0 < copy.number }
        return isAround ? .duplicatedAroundInterruption : .duplicatedUnexplained
    }
}
