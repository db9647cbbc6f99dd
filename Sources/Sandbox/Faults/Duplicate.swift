/// A result comes out twice.
struct Duplicate: Fault {
    static let kind = "duplicate"
    static let usage = "duplicate:RATE"
    static let summary = "publishes this share of the results twice"

    private let rate: Double

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(1)
        rate = try arguments.rate()
    }

    func effect(on situation: FaultSituation) -> FaultEffect? {
        situation.verdict == .pass && situation.chance < rate ? .duplicate : nil
    }
}
