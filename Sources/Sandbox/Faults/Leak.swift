/// A message that must be dropped comes out.
struct Leak: Fault {
    static let kind = "leak"
    static let usage = "leak:RATE"
    static let summary = "lets this share of the messages pass that must be dropped"

    private let rate: Double

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(1)
        rate = try arguments.rate()
    }

    func effect(on situation: FaultSituation) -> FaultEffect? {
        situation.verdict == .drop && situation.chance < rate ? .leak : nil
    }
}
