import Quantities

/// What a planted fault does to one message.
struct FaultEffect {
    /// How the message leaves.
    enum Action {
        /// These come out, in this order, and nothing else.
        case publish([GraphMessage])
        /// It comes out on another topic.
        case publishElsewhere(GraphMessage)
        /// It comes out this much later.
        case hold(Nanoseconds)
        /// It comes out after this many later messages of its flow.
        case yield(to: Int)
    }

    let action: Action
    /// What it must be told as; empty where it must go unnoticed.
    let outcomes: [PlantedOutcome]

    init(_ action: Action, toldAs outcomes: PlantedOutcome...) {
        self.action = action
        self.outcomes = outcomes
    }

    /// A message that must pass does not come out.
    static let swallow = FaultEffect(.publish([]), toldAs: .lost)

    /// What comes of a defective graph that makes `defective` of a message instead of `right`; nil
    /// where nobody could tell the two apart.
    init?(_ defective: GraphResult, insteadOf right: GraphResult) {
        switch (right.verdict == .pass, defective.verdict == .pass) {
        case (true, false):
            self = .swallow
        case (false, true):
            self = FaultEffect(.publish([defective.message]), toldAs: .leaked)
        case (true, true) where !defective.message.leavesAs(right.message):
            self.action = .publish([defective.message])
            outcomes = defective.message.differences(from: right.message)
        case (true, true), (false, false):
            return nil
        }
    }

    /// Whether the fault takes effect only when the message leaves.
    var isCountedLater: Bool {
        switch action {
        case .yield: true
        case .publish, .publishElsewhere, .hold: false
        }
    }
}
