/// A result that must come out does not.
struct Drop: GraphFault, RateFault {
    static let kind = "drop"
    static let summary = "swallows this share of the messages that must pass"
    static let outcomes: Set<PlantedOutcome> = [.lost]

    let rate: Double

    func effect(on situation: FaultSituation) -> FaultEffect? {
        situation.passing(rate).map { _ in .swallow }
    }
}
