/// The graph has its bounds the wrong way round: what is to be exclusive is inclusive, and the other
/// way about.
struct WrongBound: GraphFault {
    static let kind = "wrong-bound"
    static let usage = "wrong-bound"
    static let summary = "takes < for <= and <= for <: a value equal to a bound is judged wrongly"
    static let outcomes: Set<PlantedOutcome> = [.leaked, .lost, .corrupted]

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(0)
    }

    func effect(on situation: FaultSituation) -> FaultEffect? {
        FaultEffect(situation.resultWithFlippedBounds(), insteadOf: situation.result)
    }
}
