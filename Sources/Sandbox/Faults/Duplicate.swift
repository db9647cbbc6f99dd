/// A result comes out twice.
struct Duplicate: GraphFault, RateFault {
    static let kind = "duplicate"
    static let summary = "publishes this share of the results twice"
    static let outcomes: Set<PlantedOutcome> = [.duplicated]

    let rate: Double

    func effect(on situation: FaultSituation) -> FaultEffect? {
        situation.passing(rate).map { FaultEffect(.publish([$0, $0]), toldAs: .duplicated) }
    }
}
