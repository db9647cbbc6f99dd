/// A result comes out with another unit.
struct ChangeUnit: GraphFault {
    static let kind = "change-unit"
    static let usage = "change-unit:RATE"
    static let summary = "makes C of F and F of C in this share of the results"
    static let outcomes: Set<PlantedOutcome> = [.corrupted]

    private let rate: Double

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(1)
        rate = try arguments.rate()
    }

    func effect(on situation: FaultSituation) -> FaultEffect? {
        guard var message = situation.passing(rate),
            let altered = AlteredPayload.changingUnit(message.payload)
        else { return nil }
        message.payload = altered[...]
        return FaultEffect(.publish([message]), toldAs: .corrupted)
    }
}
