/// The graph takes its bounds for inclusive: a value that equals one comes out.
struct WrongBound: Fault {
    static let kind = "wrong-bound"
    static let usage = "wrong-bound"
    static let summary = "takes the bounds for inclusive: values equal to one pass"

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(0)
    }

    func effect(on situation: FaultSituation) -> FaultEffect? {
        situation.verdict == .drop && situation.inclusiveVerdict() == .pass ? .leak : nil
    }
}
