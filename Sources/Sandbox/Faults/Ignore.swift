/// The broker treats a message as if it had never come.
///
/// Each takes a place of its publisher's window for good.
struct Ignore: BrokerFault {
    static let kind = "ignore"
    static let usage = "ignore:RATE"
    static let summary = "neither delivers nor acknowledges this share of the QoS 1 messages"
    static let outcomes: Set<PlantedOutcome> = [.indeterminate]
    static let side = BrokerFaultSide.input

    private let rate: Double

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(1)
        rate = try arguments.rate()
    }

    func effect(onQuality quality: UInt8, chance: Double) -> BrokerEffect? {
        quality > 0 && chance < rate ? BrokerEffect(answer: .none, copies: 0) : nil
    }
}
