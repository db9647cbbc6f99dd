/// The broker delivers a result twice, and says so.
struct RedeliverMarked: BrokerFault {
    static let kind = "redeliver-marked"
    static let usage = "redeliver-marked:RATE"
    static let summary =
        "delivers this share of the graph's results twice, the second time with DUP"
    static let outcomes: Set<PlantedOutcome> = [.duplicated]
    static let side = BrokerFaultSide.output

    private let rate: Double

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(1)
        rate = try arguments.rate()
    }

    func effect(onQuality quality: UInt8, chance: Double) -> BrokerEffect? {
        quality > 0 && chance < rate ? BrokerEffect(copies: 2, marksCopies: true) : nil
    }
}
