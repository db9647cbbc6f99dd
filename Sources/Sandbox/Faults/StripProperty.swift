import Messaging

/// A result comes out without a user property.
struct StripProperty: GraphFault {
    static let kind = "strip-property"
    static let usage = "strip-property:RATE,NAME"
    static let summary = "takes the user property NAME off this share of the results that have it"
    static let outcomes: Set<PlantedOutcome> = [.propertyLost]

    private let rate: Double
    private let name: [UInt8]

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(2)
        rate = try arguments.rate()
        name = try arguments.name(at: 1)
    }

    func effect(on situation: FaultSituation) -> FaultEffect? {
        guard var message = situation.passing(rate) else { return nil }
        let kept = message.userProperties.filter { $0.name != name }
        guard kept.count < message.userProperties.count else { return nil }
        message.userProperties = kept
        return FaultEffect(.publish([message]), toldAs: .propertyLost)
    }
}
