/// A result comes out with a field that it must not have.
struct ExtraField: GraphFault {
    static let kind = "extra-field"
    static let usage = "extra-field:RATE"
    static let summary = "adds a field beside the value in this share of the results"
    static let outcomes: Set<PlantedOutcome> = [.corrupted]

    private let rate: Double

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(1)
        rate = try arguments.rate()
    }

    func effect(on situation: FaultSituation) -> FaultEffect? {
        guard var message = situation.passing(rate),
            let altered = AlteredPayload.addingField(message.payload)
        else { return nil }
        message.payload = altered[...]
        return FaultEffect(.publish([message]), toldAs: .corrupted)
    }
}
