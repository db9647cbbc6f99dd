/// A result comes out on a topic beside the graph's output, where nobody looks for it.
struct OtherTopic: GraphFault {
    static let kind = "other-topic"
    static let usage = "other-topic:RATE"
    static let summary =
        "publishes this share of the results on the output topic with /elsewhere added"
    static let outcomes: Set<PlantedOutcome> = [.lost]

    private let rate: Double

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(1)
        rate = try arguments.rate()
    }

    func effect(on situation: FaultSituation) -> FaultEffect? {
        situation.passing(rate).map { FaultEffect(.publishElsewhere($0), toldAs: .lost) }
    }
}
