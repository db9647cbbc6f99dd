/// How many messages are in each ``MessageState``.
///
/// A message moves from one state to another and is never in two, so the sum is what was sent.
struct StateCounts: Hashable, Sendable {
    private var cells = [UInt64](repeating: 0, count: StateCounts.states.count)

    init() {}

    /// How many messages are in `state`.
    subscript(state: MessageState) -> UInt64 { cells[Self.index(of: state)] }

    /// Counts a new message.
    mutating func add(_ state: MessageState) {
        cells[Self.index(of: state)] += 1
    }

    /// Moves a message from one state to another.
    mutating func move(from old: MessageState, to new: MessageState) {
        cells[Self.index(of: old)] -= 1
        cells[Self.index(of: new)] += 1
    }

    /// Counts all that `other` counted as well.
    mutating func add(_ other: StateCounts) {
        for index in cells.indices { cells[index] += other.cells[index] }
    }

    /// How many messages are in a state that `isMeant` says yes to.
    func count(where isMeant: (MessageState) -> Bool) -> UInt64 {
        Self.states.reduce(0) { isMeant($1) ? $0 + self[$1] : $0 }
    }

    /// Every state there is.
    static let states: [MessageState] = [false, true].flatMap { mustPass in
        MessageState.Answer.allCases.flatMap { answer in
            MessageState.Arrival.allCases.map {
                MessageState(mustPass: mustPass, answer: answer, arrival: $0)
            }
        }
    }

    // Written out, because what is computed once is looked up behind a lock each time.
    private static let answers = 7
    private static let arrivals = 3

    private static func index(of state: MessageState) -> Int {
        ((state.mustPass ? answers : 0) + state.answer.rawValue) * arrivals + state.arrival.rawValue
    }
}
