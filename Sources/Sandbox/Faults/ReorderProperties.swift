import Messaging

/// A result comes out with its user properties in another order.
struct ReorderProperties: GraphFault {
    static let kind = "reorder-properties"
    static let usage = "reorder-properties:RATE"
    static let summary = "turns the order of the user properties of this share of the results round"
    static let outcomes: Set<PlantedOutcome> = [.propertiesReordered]

    private let rate: Double

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(1)
        rate = try arguments.rate()
    }

    func effect(on situation: FaultSituation) -> FaultEffect? {
        guard var message = situation.passing(rate) else { return nil }
        let turned: [UserProperty] = message.userProperties.reversed()
        guard turned != message.userProperties else { return nil }
        message.userProperties = turned
        return FaultEffect(.publish([message]), toldAs: .propertiesReordered)
    }
}
