import Messaging

/// A result comes out with its user properties in another order.
struct ReorderProperties: GraphFault, RateFault {
    static let kind = "reorder-properties"
    static let summary = "turns the order of the user properties of this share of the results round"
    static let outcomes: Set<PlantedOutcome> = [.propertiesReordered]

    let rate: Double

    func effect(on situation: FaultSituation) -> FaultEffect? {
        guard var message = situation.passing(rate) else { return nil }
        let turned: [UserProperty] = message.userProperties.reversed()
        guard turned != message.userProperties else { return nil }
        message.userProperties = turned
        return FaultEffect(.publish([message]), toldAs: .propertiesReordered)
    }
}
