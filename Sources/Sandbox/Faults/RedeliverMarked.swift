/// The broker delivers a result twice, and says so.
struct RedeliverMarked: BrokerFault, RateFault {
    static let kind = "redeliver-marked"
    static let summary =
        "delivers this share of the graph's results twice, the second time with DUP"
    static let outcomes: Set<PlantedOutcome> = [.duplicated]
    static let side = BrokerFaultSide.output

    let rate: Double

    var effect: BrokerEffect { BrokerEffect(copies: 2, marksCopies: true) }
}
