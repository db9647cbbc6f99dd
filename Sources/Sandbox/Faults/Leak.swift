/// A message that must be dropped comes out.
struct Leak: GraphFault, RateFault {
    static let kind = "leak"
    static let summary = "lets this share of the messages pass that must be dropped"
    static let outcomes: Set<PlantedOutcome> = [.leaked]

    let rate: Double

    func effect(on situation: FaultSituation) -> FaultEffect? {
        guard situation.result.verdict == .drop, situation.chance < rate else { return nil }
        return FaultEffect(.publish([situation.result.message]), toldAs: .leaked)
    }
}
