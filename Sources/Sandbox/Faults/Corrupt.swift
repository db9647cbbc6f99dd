/// A result comes out with another value.
struct Corrupt: Fault {
    static let kind = "corrupt"
    static let usage = "corrupt:RATE"
    static let summary = "alters the value in this share of the results; the JSON stays valid"

    private let rate: Double

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(1)
        rate = try arguments.rate()
    }

    func effect(on situation: FaultSituation) -> FaultEffect? {
        guard situation.verdict == .pass, situation.chance < rate else { return nil }
        return AlteredPayload.altering(situation.payload).map { .replace($0) }
    }
}
