/// The broker loses a message that it has acknowledged.
struct AcknowledgeThenLose: BrokerFault, RateFault {
    static let kind = "acknowledge-then-lose"
    static let summary = "acknowledges this share of the QoS 1 messages, and loses them"
    static let outcomes: Set<PlantedOutcome> = [.lost]
    static let side = BrokerFaultSide.input

    let rate: Double

    var effect: BrokerEffect { BrokerEffect(answer: .reason(0), copies: 0) }
}
