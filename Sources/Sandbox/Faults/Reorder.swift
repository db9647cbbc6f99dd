/// A result comes out after later ones.
struct Reorder: GraphFault {
    static let kind = "reorder"
    static let usage = "reorder:RATE,COUNT"
    static let summary = "lets COUNT later results of the same publisher pass first (3 unless told)"
    static let outcomes: Set<PlantedOutcome> = [.reordered]

    private let rate: Double
    private let count: Int

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(2)
        rate = try arguments.rate()
        count = try arguments.count(at: 1, else: 3)
    }

    func effect(on situation: FaultSituation) -> FaultEffect? {
        situation.passing(rate).map { _ in FaultEffect(.yield(to: count), toldAs: .reordered) }
    }
}
