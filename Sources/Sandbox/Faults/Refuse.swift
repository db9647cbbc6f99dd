/// The broker refuses a message, as it says.
struct Refuse: BrokerFault {
    static let kind = "refuse"
    static let usage = "refuse:RATE,CODE"
    static let summary =
        "refuses this share of the QoS 1 messages with PUBACK CODE (0x97 unless told)"
    static let outcomes: Set<PlantedOutcome> = [.refused]
    static let side = BrokerFaultSide.input

    let rate: Double
    private let reason: UInt8

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(2)
        rate = try arguments.rate()
        reason = try arguments.failureReason(at: 1, else: 0x97)
    }

    var effect: BrokerEffect { BrokerEffect(answer: .reason(reason), copies: 0) }
}
