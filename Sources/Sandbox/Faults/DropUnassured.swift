/// The broker drops a message of QoS 0, which it may.
struct DropUnassured: BrokerFault {
    static let kind = "drop-unassured"
    static let usage = "drop-unassured:RATE"
    static let summary = "drops this share of the QoS 0 messages"
    static let outcomes: Set<PlantedOutcome> = [.indeterminate]
    static let side = BrokerFaultSide.input

    private let rate: Double

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(1)
        rate = try arguments.rate()
    }

    func effect(onQuality quality: UInt8, chance: Double) -> BrokerEffect? {
        // No answer is sent for QoS 0; the reason has the broker count the message as dropped.
        quality == 0 && chance < rate
            ? BrokerEffect(answer: .reason(0x80), copies: 0) : nil
    }
}
