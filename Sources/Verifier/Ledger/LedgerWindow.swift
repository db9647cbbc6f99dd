/// The slots of one publisher that are still open: three bits and a send time each.
///
/// A ring of words for 64 slots each, from the word of `base` up to the word of the newest slot. It
/// doubles when the slots that are open no longer fit, slots leave it at the low end a word at a
/// time, and when few are left it can be made smaller.
///
///     base ─► │ word │ word │ word │ … │ ◄─ newest
struct LedgerWindow: Hashable, Sendable {
    /// The bits of 64 slots.
    struct Word: Hashable, Sendable {
        /// Which must pass.
        var need: UInt64 = 0
        /// Whose answer is known, or needs not to be.
        var known: UInt64 = 0
        /// Which came out.
        var seen: UInt64 = 0
        /// When the latest of them was sent, in nanoseconds.
        var lastSent: Int64 = .min

        /// Whether nothing more has to happen to any of the slots.
        var isDone: Bool { known & (seen | ~need) == .max }
    }

    /// Send lags are kept in steps of this many nanoseconds: 34 s fit.
    static let lagStep: Int64 = 8
    private static let unknownLag = UInt32.max

    /// The first open slot; always the first of a word.
    private(set) var base: UInt64 = 0
    private var words = [Word](repeating: Word(), count: 2)
    private var lags = [UInt32](repeating: unknownLag, count: 128)

    init() {}

    /// The word that holds `slot`, which must be open.
    subscript(wordOf slot: UInt64) -> Word {
        get { words[Int(slot >> 6) & (words.count - 1)] }
        set { words[Int(slot >> 6) & (words.count - 1)] = newValue }
    }

    /// Whether `slot` fits without growing.
    func holds(_ slot: UInt64) -> Bool { slot >> 6 - base >> 6 < UInt64(words.count) }

    /// Grows until `slot` fits.
    mutating func makeRoom(for slot: UInt64) {
        while !holds(slot) { resize(to: words.count * 2) }
    }

    /// Becomes smaller if the slots before `end`, which hold all that is open, fill a quarter of it
    /// or less: one lost message made it as long as the wait for it.
    mutating func giveBack(after end: UInt64) {
        let open = max(1, Int((end - base + 63) >> 6))
        var count = words.count
        while count > 2, open * 4 <= count { count /= 2 }
        if count < words.count { resize(to: count) }
    }

    /// Marks a slot as one whose answer is known.
    mutating func markKnown(_ slot: UInt64) { self[wordOf: slot].known |= 1 << (slot & 63) }

    /// Marks a slot as one whose message came out.
    mutating func markSeen(_ slot: UInt64) { self[wordOf: slot].seen |= 1 << (slot & 63) }

    /// Whether an open slot's message must pass.
    func isNeeded(_ slot: UInt64) -> Bool { self[wordOf: slot].need >> (slot & 63) & 1 == 1 }

    /// Notes that a slot's message left.
    ///
    /// - Parameters:
    ///   - slot: The slot.
    ///   - sent: When it left, in nanoseconds.
    ///   - lag: How long after it was intended that was.
    ///   - mustPass: Whether it must come out.
    ///   - isKnown: Whether no answer is awaited.
    mutating func noteSent(
        _ slot: UInt64,
        at sent: Int64,
        lag: Int64,
        mustPass: Bool,
        isKnown: Bool
    ) {
        let index = Int(slot >> 6) & (words.count - 1)
        var word = words[index]
        word.lastSent = max(word.lastSent, sent)
        if mustPass { word.need |= 1 << (slot & 63) }
        if isKnown { word.known |= 1 << (slot & 63) }
        words[index] = word
        let steps = max(0, lag) / Self.lagStep
        lags[Int(slot) & (lags.count - 1)] = UInt32(exactly: steps) ?? Self.unknownLag
    }

    /// How long after its intended time an open slot's message left; nil where that is not known.
    func lag(of slot: UInt64) -> Int64? {
        let steps = lags[Int(slot) & (lags.count - 1)]
        return steps == Self.unknownLag ? nil : Int64(steps) * Self.lagStep
    }

    /// Gives up the lowest word.
    mutating func dropFirst() {
        words[Int(base >> 6) & (words.count - 1)] = Word()
        base += 64
    }

    /// About how many bytes the window holds on the heap.
    var byteCount: Int {
        64 + words.capacity * MemoryLayout<Word>.stride + lags.capacity * 4
    }

    /// Takes over what is open into a ring of another size, which must hold it.
    private mutating func resize(to count: Int) {
        var resized = [Word](repeating: Word(), count: count)
        var resizedLags = [UInt32](repeating: Self.unknownLag, count: count * 64)
        let first = Int(base >> 6)
        for index in first..<(first + min(count, words.count)) {
            resized[index & (count - 1)] = words[index & (words.count - 1)]
            for bit in 0..<64 {
                let slot = index << 6 + bit
                resizedLags[slot & (resizedLags.count - 1)] = lags[slot & (lags.count - 1)]
            }
        }
        words = resized
        lags = resizedLags
    }
}
