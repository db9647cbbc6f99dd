/// What takes one arm of the first branch does not come out.
struct DropRoute: GraphFault {
    static let kind = "drop-route"
    static let usage = "drop-route:RATE,ARM"
    static let summary =
        "swallows this share of the results of a branch, of the arm true or false or of both"
    static let outcomes: Set<PlantedOutcome> = [.lost]

    private let rate: Double
    private let arm: Bool?

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(2)
        rate = try arguments.rate()
        arm = try arguments.arm(at: 1)
    }

    func effect(on situation: FaultSituation) -> FaultEffect? {
        guard let taken = situation.result.arm, arm == nil || arm == taken else { return nil }
        return situation.passing(rate).map { _ in .swallow }
    }
}
