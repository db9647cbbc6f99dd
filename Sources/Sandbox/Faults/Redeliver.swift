/// The broker delivers a result twice, as if it were two messages.
struct Redeliver: BrokerFault {
    static let kind = "redeliver"
    static let usage = "redeliver:RATE"
    static let summary = "delivers this share of the graph's results twice, without DUP"
    static let outcomes: Set<PlantedOutcome> = [.duplicated]
    static let side = BrokerFaultSide.output

    private let rate: Double

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(1)
        rate = try arguments.rate()
    }

    func effect(onQuality quality: UInt8, chance: Double) -> BrokerEffect? {
        chance < rate ? BrokerEffect(copies: 2) : nil
    }
}
