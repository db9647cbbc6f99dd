import Messaging

/// A result comes out with another value of a user property.
struct AlterProperty: GraphFault {
    static let kind = "alter-property"
    static let usage = "alter-property:RATE,NAME"
    static let summary =
        "adds a ~ to the user property NAME of this share of the results that have it"
    static let outcomes: Set<PlantedOutcome> = [.propertyAltered]

    private let rate: Double
    private let name: [UInt8]

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(2)
        rate = try arguments.rate()
        name = try arguments.name(at: 1)
    }

    func effect(on situation: FaultSituation) -> FaultEffect? {
        guard var message = situation.passing(rate),
            let index = message.userProperties.firstIndex(where: { $0.name == name })
        else { return nil }
        message.userProperties[index].value.append(UInt8(ascii: "~"))
        return FaultEffect(.publish([message]), toldAs: .propertyAltered)
    }
}
