/// A message that must be dropped comes out.
struct Leak: GraphFault {
    static let kind = "leak"
    static let usage = "leak:RATE"
    static let summary = "lets this share of the messages pass that must be dropped"
    static let outcomes: Set<PlantedOutcome> = [.leaked]

    private let rate: Double

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(1)
        rate = try arguments.rate()
    }

    func effect(on situation: FaultSituation) -> FaultEffect? {
        guard situation.result.verdict == .drop, situation.chance < rate else { return nil }
        return FaultEffect(.publish([situation.result.message]), toldAs: .leaked)
    }
}
