/// The broker loses a result of the graph that it has acknowledged.
struct LoseResult: BrokerFault {
    static let kind = "lose-result"
    static let usage = "lose-result:RATE"
    static let summary = "acknowledges this share of the graph's results, and loses them"
    static let outcomes: Set<PlantedOutcome> = [.lost]
    static let side = BrokerFaultSide.output

    private let rate: Double

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(1)
        rate = try arguments.rate()
    }

    func effect(onQuality quality: UInt8, chance: Double) -> BrokerEffect? {
        chance < rate ? BrokerEffect(answer: .reason(0), copies: 0) : nil
    }
}
