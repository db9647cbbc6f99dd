/// The broker delivers a result twice, as if it were two messages.
struct Redeliver: BrokerFault, RateFault {
    static let kind = "redeliver"
    static let summary = "delivers this share of the graph's results twice, without DUP"
    static let outcomes: Set<PlantedOutcome> = [.duplicated]
    static let side = BrokerFaultSide.output
    static let qualities: ClosedRange<UInt8> = 0...2

    let rate: Double

    var effect: BrokerEffect { BrokerEffect(copies: 2) }
}
