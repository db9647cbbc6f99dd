/// The broker delivers a message that it has refused.
struct RefuseThenDeliver: BrokerFault {
    static let kind = "refuse-then-deliver"
    static let usage = "refuse-then-deliver:RATE,CODE"
    static let summary =
        "refuses this share of the QoS 1 messages with PUBACK CODE (0x97 unless told), and delivers them"
    static let outcomes: Set<PlantedOutcome> = [.phantom]
    static let side = BrokerFaultSide.input

    let rate: Double
    private let reason: UInt8

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(2)
        rate = try arguments.rate()
        reason = try arguments.failureReason(at: 1, else: 0x97)
    }

    var effect: BrokerEffect { BrokerEffect(answer: .reason(reason)) }
}
