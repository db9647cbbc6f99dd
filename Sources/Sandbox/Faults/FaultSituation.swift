/// What a fault of the graph may look at: one message, what the graph makes of it, and its dice.
struct FaultSituation {
    /// What the graph makes of it.
    let result: GraphResult
    /// A number in [0, 1) that belongs to this message and this fault.
    let chance: Double
    /// What a graph would make of it that has every bound the wrong way round.
    let resultWithFlippedBounds: () -> GraphResult
    /// What a graph would make of it whose first branch had its arms exchanged.
    let resultOnOtherArm: () -> GraphResult
    /// Whether who takes the results sees them on topics below the right one as well.
    let seesOtherTopics: Bool

    /// The message as it is to come out, where it must and the dice fall within `rate`.
    func passing(_ rate: Double) -> GraphMessage? {
        result.verdict == .pass && chance < rate ? result.message : nil
    }

    /// The same with its payload altered; nil too where there is nothing to alter.
    func passing(
        _ rate: Double,
        _ alter: (ArraySlice<UInt8>) -> [UInt8]?
    ) -> GraphMessage? {
        guard var message = passing(rate), let altered = alter(message.payload) else { return nil }
        message.payload = altered[...]
        return message
    }
}
