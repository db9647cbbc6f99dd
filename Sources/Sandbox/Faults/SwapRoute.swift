/// A branch sends a message along the wrong arm.
///
/// Takes effect only where something else comes out: lost, leaked, with another payload, or on another topic.
struct SwapRoute: GraphFault, RateFault {
    static let kind = "swap-route"
    static let summary =
        "sends this share of the messages along the wrong arm of their first branch"
    static let outcomes: Set<PlantedOutcome> = [.lost, .leaked, .corrupted, .misrouted]

    let rate: Double

    func effect(on situation: FaultSituation) -> FaultEffect? {
        guard situation.result.arm != nil, situation.chance < rate else { return nil }
        return FaultEffect(situation.resultOnOtherArm(), insteadOf: situation.result)
    }
}
