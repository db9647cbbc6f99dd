/// A result comes out twice.
struct Duplicate: GraphFault {
    static let kind = "duplicate"
    static let usage = "duplicate:RATE"
    static let summary = "publishes this share of the results twice"
    static let outcomes: Set<PlantedOutcome> = [.duplicated]

    private let rate: Double

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(1)
        rate = try arguments.rate()
    }

    func effect(on situation: FaultSituation) -> FaultEffect? {
        situation.passing(rate).map { FaultEffect(.publish([$0, $0]), toldAs: .duplicated) }
    }
}
