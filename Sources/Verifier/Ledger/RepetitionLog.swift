/// What a ledger keeps to tell why a message came out again, in memory that disorder alone costs.
///
/// Two questions have to be answered for slots of any age: whether the first copy came out before
/// the verifier's session was last resumed, and whether the message left before a connection of the
/// run last ended unasked. Both are put to the order of slots, so one number answers each, and only
/// first copies out of that order are kept.
struct RepetitionLog: Hashable, Sendable {
    /// Messages that their publisher sent again.
    var resent = SparseSet()
    /// First copies that came out since the last resumption, of slots below ``resumedBelow``.
    private(set) var firstsBehind = SparseSet()

    /// The slot after the highest that had come out when the verifier's session was last resumed.
    private var resumedBelow: UInt64 = 0
    /// How many interruptions there had been when the newest message left.
    private var interruptionsAtNewest: UInt32 = 0
    /// The first slot whose message left after the last of these.
    private var firstAfterInterruption: UInt64 = 0

    init() {}

    /// The verifier's session was resumed when slots up to `highestSeen` had come out.
    mutating func noteResumption(highestSeen: UInt64) {
        resumedBelow = highestSeen
        firstsBehind = SparseSet()
    }

    /// A first copy came out.
    mutating func noteFirst(_ slot: UInt64) {
        if slot < resumedBelow { firstsBehind.insert(slot) }
    }

    /// A message left when there had been so many interruptions; slots come in order.
    mutating func noteSent(_ slot: UInt64, after interruptions: UInt32) {
        guard interruptions != interruptionsAtNewest else { return }
        interruptionsAtNewest = interruptions
        firstAfterInterruption = slot
    }

    /// Forgets what is kept of whole chunks of slots.
    mutating func forget(_ slots: Range<UInt64>) {
        resent.removeChunks(in: slots)
        firstsBehind.removeChunks(in: slots)
    }

    /// What made a further copy.
    ///
    /// - Parameters:
    ///   - slot: The message's slot, whose first copy has come out.
    ///   - isMarked: Whether the broker marked the copy as sent before (DUP).
    ///   - interruptions: How many interruptions there have been by now.
    /// - Returns: The first cause that applies.
    func cause(of slot: UInt64, isMarked: Bool, after interruptions: UInt32) -> DuplicateCause {
        if isMarked, slot < resumedBelow, !firstsBehind.contains(slot) { return .hop }
        if resent.contains(slot) { return .publisher }
        // Since the newest message there was one: whichever it is, it left before that.
        if interruptions > interruptionsAtNewest { return .interruption }
        return slot < firstAfterInterruption ? .interruption : .unexplained
    }
}
