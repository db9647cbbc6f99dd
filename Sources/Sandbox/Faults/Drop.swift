/// A result that must come out does not.
struct Drop: GraphFault {
    static let kind = "drop"
    static let usage = "drop:RATE"
    static let summary = "swallows this share of the messages that must pass"
    static let outcomes: Set<PlantedOutcome> = [.lost]

    private let rate: Double

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(1)
        rate = try arguments.rate()
    }

    func effect(on situation: FaultSituation) -> FaultEffect? {
        situation.passing(rate).map { _ in .swallow }
    }
}
