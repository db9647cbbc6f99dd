/// A result comes out with the same number, written another way: that is no corruption.
struct RespellNumber: GraphFault, RateFault {
    static let kind = "respell-number"
    static let summary = "writes the value of this share of the results another way: 3000 as 3000e0"
    static let outcomes: Set<PlantedOutcome> = []

    let rate: Double

    func effect(on situation: FaultSituation) -> FaultEffect? {
        situation.passing(rate, AlteredPayload.respelling).map { FaultEffect(.publish([$0])) }
    }
}
