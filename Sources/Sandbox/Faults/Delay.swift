import Quantities

/// A result comes out late.
struct Delay: GraphFault {
    static let kind = "delay"
    static let usage = "delay:RATE,DURATION"
    static let summary = "holds this share of the results back (2s unless told)"
    static let outcomes: Set<PlantedOutcome> = [.late]

    private let rate: Double
    private let length: Nanoseconds

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(2)
        rate = try arguments.rate()
        length = try arguments.duration(at: 1, else: .seconds(2))
    }

    func effect(on situation: FaultSituation) -> FaultEffect? {
        situation.passing(rate).map { _ in FaultEffect(.hold(length), toldAs: .late) }
    }
}
