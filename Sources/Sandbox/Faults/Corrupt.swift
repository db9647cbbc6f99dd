/// A result comes out with another value.
struct Corrupt: GraphFault {
    static let kind = "corrupt"
    static let usage = "corrupt:RATE"
    static let summary = "alters the value in this share of the results; the JSON stays valid"
    static let outcomes: Set<PlantedOutcome> = [.corrupted]

    private let rate: Double

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(1)
        rate = try arguments.rate()
    }

    func effect(on situation: FaultSituation) -> FaultEffect? {
        guard var message = situation.passing(rate),
            let altered = AlteredPayload.altering(message.payload)
        else { return nil }
        message.payload = altered[...]
        return FaultEffect(.publish([message]), toldAs: .corrupted)
    }
}
