/// A result comes out on a topic below the right one: where nobody looks for it, or, where the
/// destination makes its topic of each message, where another message's would be.
struct OtherTopic: GraphFault, RateFault {
    static let kind = "other-topic"
    static let summary =
        "publishes this share of the results on the output topic with /elsewhere added"
    static let outcomes: Set<PlantedOutcome> = [.lost, .misrouted]

    let rate: Double

    func effect(on situation: FaultSituation) -> FaultEffect? {
        let outcome: PlantedOutcome = situation.seesOtherTopics ? .misrouted : .lost
        return situation.passing(rate).map {
            FaultEffect(.publishElsewhere($0), toldAs: outcome)
        }
    }
}
