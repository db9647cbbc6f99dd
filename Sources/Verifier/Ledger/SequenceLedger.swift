/// The exact account of one publisher's messages in bounded memory.
///
/// Open slots are in a window of bits; slots that ended well leave no trace, and each that did not
/// is in a sparse set. Every sent message is counted in exactly one ``MessageState`` at any time,
/// so the outcomes always add up to what was sent.
///
///     0 …………… settled …………… base │ … open … │ next ………… not yet due
///     missing, leaked, corrupt,   │ need, known, seen bits
///     unresolved, refused, absent │ and send lags
///
/// Records of one publisher come in the order of its slots, except that messages may come out in
/// any order and answers may come at any time.
struct SequenceLedger: Sendable {
    /// Whether the publisher asks for acknowledgements (QoS 1).
    let asksAnswers: Bool
    /// Whether its messages are under a limit of their rate: what "must pass" then only can.
    let isThrottled: Bool
    /// Whether the run is over and nothing is open any more.
    var isFinished = false
    /// How many chunks of 65,536 slots are forgotten, but for the first one.
    var forgottenChunks: UInt32 = 0

    var window = LedgerWindow()
    /// The slot after the newest one that was sent or declared unsent.
    var next: UInt64 = 0
    /// The slot after the highest that came out.
    var highestSeen: UInt64 = 0

    var states = StateCounts()
    /// Copies beyond the first, by what made them.
    var duplicates = DuplicateCounts()
    /// First copies behind a later message.
    var reordered: UInt64 = 0
    /// The largest extent of these.
    var largestExtent: UInt64 = 0
    /// First copies of overdue messages that must pass.
    var late: UInt64 = 0

    /// Must pass, settled, did not come out.
    var missing = SparseSet()
    /// Must not pass, came out.
    var leaked = SparseSet()
    /// Must pass, came out with other bytes.
    var corrupt = SparseSet()
    /// The answer will not come.
    var unresolved = SparseSet()
    /// The answer was a failure.
    var refused = SparseSet()
    /// Acknowledged, still open when the run ended, and not overdue by then.
    var undecided = SparseSet()
    /// Must pass, not out by the end of a time in which the verifier had no session, nor since.
    var unwatched = SparseSet()
    /// What tells the copies of a message apart.
    var repetition = RepetitionLog()
    /// Slots without a message.
    var absent = SparseSet()
    /// How many of them were declared unsent.
    var unsent: UInt64 = 0

    /// Creates the ledger of a publisher that has sent nothing.
    init(asksAnswers: Bool, isThrottled: Bool = false) {
        self.asksAnswers = asksAnswers
        self.isThrottled = isThrottled
    }

    /// Whether what is known of `slot` is in the sparse sets only.
    @inline(__always)
    func isSettled(_ slot: UInt64) -> Bool { isFinished || slot < window.base }

    /// Whether a message was sent in `slot`.
    @inline(__always)
    func wasSent(_ slot: UInt64) -> Bool { slot < next && !absent.contains(slot) }

    /// A message left.
    ///
    /// - Parameters:
    ///   - slot: Its slot; later than all before.
    ///   - mustPass: Whether it must come out.
    ///   - sent: When it left, in nanoseconds.
    ///   - lag: How long after its intended time that was.
    ///   - interruptions: How many interruptions of the run there were so far.
    /// - Returns: False when that cannot be: the slot is over.
    mutating func send(
        _ slot: UInt64,
        mustPass: Bool,
        at sent: Int64,
        lag: Int64,
        interruptions: UInt32 = 0
    ) -> Bool {
        guard open(slot) else { return false }
        window.noteSent(slot, at: sent, lag: lag, mustPass: mustPass, isKnown: !asksAnswers)
        repetition.noteSent(slot, after: interruptions)
        states.add(
            MessageState(
                mustPass: mustPass,
                answer: asksAnswers ? .awaited : .unasked,
                arrival: .none
            )
        )
        return true
    }

    /// A slot's message was not sent; false when that cannot be.
    mutating func declareUnsent(_ slot: UInt64) -> Bool {
        guard open(slot) else { return false }
        markAbsent(slot)
        unsent += 1
        return true
    }

    /// What is known of a sent message.
    ///
    /// - Parameters:
    ///   - slot: Its slot.
    ///   - mustPass: Whether it must come out, for a slot that is settled; open slots know.
    /// - Returns: Its state.
    ///
    /// Inlined, as all that is asked for each message: the call would copy the whole ledger.
    @inline(__always)
    func state(of slot: UInt64, mustPass: Bool) -> MessageState {
        guard !isSettled(slot) else {
            let hasArrived = mustPass ? !missing.contains(slot) : leaked.contains(slot)
            return MessageState(
                mustPass: mustPass,
                answer: answer(of: slot),
                arrival: arrival(of: slot, hasArrived: hasArrived)
            )
        }
        let word = window[wordOf: slot]
        let bit = UInt64(1) << (slot & 63)
        return MessageState(
            mustPass: word.need & bit != 0,
            answer: asksAnswers && word.known & bit == 0 ? .awaited : answer(of: slot),
            arrival: arrival(of: slot, hasArrived: word.seen & bit != 0)
        )
    }

    /// Messages that are neither out nor overdue, or whose answer is awaited; of those that a
    /// throttle may hold back only the latter.
    var outstanding: UInt64 {
        var count: UInt64 = 0
        var slot = window.base
        while slot < next, !isFinished {
            let word = window[wordOf: slot]
            let valid = next - slot >= 64 ? UInt64.max : (1 << (next - slot)) - 1
            let absent = isThrottled ? 0 : word.need & ~word.seen
            var open = (~word.known | absent) & valid
            count += UInt64(open.nonzeroBitCount)
            // A refused message is not waited for.
            while !refused.isEmpty, open != 0 {
                if refused.contains(slot + UInt64(open.trailingZeroBitCount)) { count -= 1 }
                open &= open - 1
            }
            slot += 64
        }
        return count
    }

    /// About how many bytes the ledger holds, heap included.
    var byteCount: Int {
        let sets = [
            missing, leaked, corrupt, unresolved, refused, undecided, unwatched, absent,
            repetition.resent, repetition.firstsBehind,
        ]
        return MemoryLayout<SequenceLedger>.stride + states.byteCount + window.byteCount
            + sets.reduce(0) { $0 + $1.byteCount }
    }

    @inline(__always)
    private func answer(of slot: UInt64) -> MessageState.Answer {
        guard asksAnswers else { return .unasked }
        if unresolved.contains(slot) { return .unresolved }
        if undecided.contains(slot) { return .undecided }
        if refused.contains(slot) { return .refused }
        return unwatched.contains(slot) ? .unwatched : .acknowledged
    }

    @inline(__always)
    private func arrival(of slot: UInt64, hasArrived: Bool) -> MessageState.Arrival {
        guard hasArrived else { return .none }
        return corrupt.contains(slot) ? .altered : .asExpected
    }

    /// Makes `slot` the newest; slots passed over have no message.
    private mutating func open(_ slot: UInt64) -> Bool {
        guard slot >= next, !isFinished else { return false }
        while next < slot {
            makeRoom(for: next)
            markAbsent(next)
            next += 1
        }
        makeRoom(for: slot)
        next = slot + 1
        return true
    }

    private mutating func makeRoom(for slot: UInt64) {
        guard !window.holds(slot) else { return }
        dropDoneWords()
        window.makeRoom(for: slot)
    }

    private mutating func markAbsent(_ slot: UInt64) {
        absent.insert(slot)
        window.markKnown(slot)
    }
}
