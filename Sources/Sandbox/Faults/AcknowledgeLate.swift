import Quantities

/// The broker delivers a message at once and acknowledges it late.
///
/// In the end the message is delivered like any other, so it must be told as nothing, even where it
/// had been settled before the acknowledgement came. The acknowledgements of a connection then come
/// out of order, which clients must bear.
struct AcknowledgeLate: BrokerFault {
    static let kind = "acknowledge-late"
    static let usage = "acknowledge-late:RATE,DURATION"
    static let summary =
        "delivers this share of the QoS 1 messages at once, and acknowledges them later (2s unless told)"
    static let outcomes: Set<PlantedOutcome> = []
    static let side = BrokerFaultSide.input

    let rate: Double
    private let delay: Nanoseconds

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(2)
        rate = try arguments.rate()
        delay = try arguments.duration(at: 1, else: .seconds(2))
    }

    var effect: BrokerEffect { BrokerEffect(answer: .later(delay)) }
}
