/// A result comes out with another value.
struct Corrupt: GraphFault, RateFault {
    static let kind = "corrupt"
    static let summary = "alters the value in this share of the results; the JSON stays valid"
    static let outcomes: Set<PlantedOutcome> = [.corrupted]

    let rate: Double

    func effect(on situation: FaultSituation) -> FaultEffect? {
        situation.passing(rate, AlteredPayload.altering).map {
            FaultEffect(.publish([$0]), toldAs: .corrupted)
        }
    }
}
