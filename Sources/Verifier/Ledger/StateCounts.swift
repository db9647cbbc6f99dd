/// How many messages are in each ``MessageState``.
///
/// A message moves from one state to another and is never in two, so the sum is what was sent.
///
/// The cells of the usual states come first, and there are only as many as the unusual ones that
/// occurred need: where all goes well, twelve at QoS 1. Two that count the same may so differ in
/// their cells, which is why they are not compared.
struct StateCounts: Sendable {
    private var cells: [UInt64] = []

    init() {}

    /// How many messages are in `state`.
    subscript(state: MessageState) -> UInt64 {
        let index = Self.index(of: state)
        return index < cells.count ? cells[index] : 0
    }

    /// Counts a new message.
    mutating func add(_ state: MessageState) {
        let index = Self.index(of: state)
        if index >= cells.count { makeRoom(for: index) }
        cells[index] += 1
    }

    /// Moves a message from one state to another.
    mutating func move(from old: MessageState, to new: MessageState) {
        cells[Self.index(of: old)] -= 1
        add(new)
    }

    /// Counts all that `other` counted as well.
    mutating func add(_ other: StateCounts) {
        if cells.count < other.cells.count { makeRoom(for: other.cells.count - 1) }
        for index in other.cells.indices { cells[index] += other.cells[index] }
    }

    /// How many messages are in a state that `isMeant` says yes to.
    func count(where isMeant: (MessageState) -> Bool) -> UInt64 {
        Self.states.reduce(0) { isMeant($1) ? $0 + self[$1] : $0 }
    }

    /// How many bytes it holds on the heap.
    var byteCount: Int { cells.isEmpty ? 0 : 32 + cells.capacity * 8 }

    /// Every state there is.
    static let states: [MessageState] = [false, true].flatMap { mustPass in
        MessageState.Answer.allCases.flatMap { answer in
            MessageState.Arrival.allCases.map {
                MessageState(mustPass: mustPass, answer: answer, arrival: $0)
            }
        }
    }

    // Written out, because what is computed once is looked up behind a lock each time.
    private static let arrivals = 3
    private static let cellsOfAnAnswer = 2 * arrivals

    /// By answer, whose usual values come first.
    private static func index(of state: MessageState) -> Int {
        state.answer.rawValue * cellsOfAnAnswer + (state.mustPass ? arrivals : 0)
            + state.arrival.rawValue
    }

    /// Makes cells up to that of `index`, for whole answers, and at least those of the first two.
    private mutating func makeRoom(for index: Int) {
        let answers = max(2, index / Self.cellsOfAnAnswer + 1)
        let grown = answers * Self.cellsOfAnAnswer
        cells.reserveCapacity(grown)
        cells += repeatElement(0, count: grown - cells.count)
    }
}
