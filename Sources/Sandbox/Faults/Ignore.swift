/// The broker treats a message as if it had never come.
///
/// Each takes a place of its publisher's window for good.
struct Ignore: BrokerFault, RateFault {
    static let kind = "ignore"
    static let summary = "neither delivers nor acknowledges this share of the QoS 1 messages"
    static let outcomes: Set<PlantedOutcome> = [.indeterminate]
    static let side = BrokerFaultSide.input

    let rate: Double

    var effect: BrokerEffect { BrokerEffect(answer: .none, copies: 0) }
}
