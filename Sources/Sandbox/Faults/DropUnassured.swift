/// The broker drops a message of QoS 0, which it may.
struct DropUnassured: BrokerFault, RateFault {
    static let kind = "drop-unassured"
    static let summary = "drops this share of the QoS 0 messages"
    static let outcomes: Set<PlantedOutcome> = [.indeterminate]
    static let side = BrokerFaultSide.input
    static let qualities: ClosedRange<UInt8> = 0...0

    let rate: Double

    // No answer is sent for QoS 0; the reason has the broker count the message as dropped.
    var effect: BrokerEffect { BrokerEffect(answer: .reason(0x80), copies: 0) }
}
