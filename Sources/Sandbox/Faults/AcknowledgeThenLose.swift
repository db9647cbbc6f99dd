/// The broker loses a message that it has acknowledged.
struct AcknowledgeThenLose: BrokerFault {
    static let kind = "acknowledge-then-lose"
    static let usage = "acknowledge-then-lose:RATE"
    static let summary = "acknowledges this share of the QoS 1 messages, and loses them"
    static let outcomes: Set<PlantedOutcome> = [.lost]
    static let side = BrokerFaultSide.input

    private let rate: Double

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(1)
        rate = try arguments.rate()
    }

    func effect(onQuality quality: UInt8, chance: Double) -> BrokerEffect? {
        quality > 0 && chance < rate ? BrokerEffect(answer: .reason(0), copies: 0) : nil
    }
}
