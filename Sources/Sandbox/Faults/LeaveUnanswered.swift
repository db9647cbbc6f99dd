/// The broker never acknowledges a message that it delivers.
///
/// Each takes a place of its publisher's window for good; a resumed session sends it again.
struct LeaveUnanswered: BrokerFault {
    static let kind = "leave-unanswered"
    static let usage = "leave-unanswered:RATE"
    static let summary = "delivers this share of the QoS 1 messages, and never acknowledges them"
    static let outcomes: Set<PlantedOutcome> = [.recovered]
    static let side = BrokerFaultSide.input

    private let rate: Double

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(1)
        rate = try arguments.rate()
    }

    func effect(onQuality quality: UInt8, chance: Double) -> BrokerEffect? {
        quality > 0 && chance < rate ? BrokerEffect(answer: .none) : nil
    }
}
