/// A result comes out with a field that it must not have.
struct ExtraField: GraphFault, RateFault {
    static let kind = "extra-field"
    static let summary = "adds a field beside the value in this share of the results"
    static let outcomes: Set<PlantedOutcome> = [.corrupted]

    let rate: Double

    func effect(on situation: FaultSituation) -> FaultEffect? {
        situation.passing(rate, AlteredPayload.addingField).map {
            FaultEffect(.publish([$0]), toldAs: .corrupted)
        }
    }
}
