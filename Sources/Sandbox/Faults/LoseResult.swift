/// The broker loses a result of the graph that it has acknowledged.
struct LoseResult: BrokerFault, RateFault {
    static let kind = "lose-result"
    static let summary = "acknowledges this share of the graph's results, and loses them"
    static let outcomes: Set<PlantedOutcome> = [.lost]
    static let side = BrokerFaultSide.output
    static let qualities: ClosedRange<UInt8> = 0...2

    let rate: Double

    var effect: BrokerEffect { BrokerEffect(answer: .reason(0), copies: 0) }
}
