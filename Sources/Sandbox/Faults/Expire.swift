/// The broker finds that the time of a result of the graph has passed before the verifier's turn came.
///
/// Its publisher was told that all is well, as with any message that expires in a queue.
struct Expire: BrokerFault, RateFault {
    static let kind = "expire"
    static let summary = "lets this share of the graph's results expire before they are delivered"
    static let outcomes: Set<PlantedOutcome> = [.lost]
    static let side = BrokerFaultSide.output
    static let qualities: ClosedRange<UInt8> = 0...2

    let rate: Double

    var effect: BrokerEffect { BrokerEffect(isExpired: true) }
}
