/// The broker never acknowledges a message that it delivers.
///
/// Each takes a place of its publisher's window for good; a resumed session sends it again.
struct LeaveUnanswered: BrokerFault, RateFault {
    static let kind = "leave-unanswered"
    static let summary = "delivers this share of the QoS 1 messages, and never acknowledges them"
    static let outcomes: Set<PlantedOutcome> = [.recovered]
    static let side = BrokerFaultSide.input

    let rate: Double

    var effect: BrokerEffect { BrokerEffect(answer: .none) }
}
