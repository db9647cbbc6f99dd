/// A result comes out on a topic beside the graph's output, where nobody looks for it.
struct OtherTopic: GraphFault, RateFault {
    static let kind = "other-topic"
    static let summary =
        "publishes this share of the results on the output topic with /elsewhere added"
    static let outcomes: Set<PlantedOutcome> = [.lost]

    let rate: Double

    func effect(on situation: FaultSituation) -> FaultEffect? {
        situation.passing(rate).map { FaultEffect(.publishElsewhere($0), toldAs: .lost) }
    }
}
