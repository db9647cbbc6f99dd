/// A result comes out with the same number, written another way: that is no corruption.
struct RespellNumber: GraphFault {
    static let kind = "respell-number"
    static let usage = "respell-number:RATE"
    static let summary = "writes the value of this share of the results another way: 3000 as 3000e0"
    static let outcomes: Set<PlantedOutcome> = []

    private let rate: Double

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(1)
        rate = try arguments.rate()
    }

    func effect(on situation: FaultSituation) -> FaultEffect? {
        guard var message = situation.passing(rate),
            let altered = AlteredPayload.respelling(message.payload)
        else { return nil }
        message.payload = altered[...]
        return FaultEffect(.publish([message]))
    }
}
