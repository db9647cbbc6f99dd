/// A result comes out with another unit.
struct ChangeUnit: GraphFault, RateFault {
    static let kind = "change-unit"
    static let summary = "makes C of F and F of C in this share of the results"
    static let outcomes: Set<PlantedOutcome> = [.corrupted]

    let rate: Double

    func effect(on situation: FaultSituation) -> FaultEffect? {
        situation.passing(rate, AlteredPayload.changingUnit).map {
            FaultEffect(.publish([$0]), toldAs: .corrupted)
        }
    }
}
