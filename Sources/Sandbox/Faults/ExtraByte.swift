/// A result comes out with one byte too many.
struct ExtraByte: GraphFault, RateFault {
    static let kind = "extra-byte"
    static let summary = "adds a byte to the end of this share of the results"
    static let outcomes: Set<PlantedOutcome> = [.corrupted]

    let rate: Double

    func effect(on situation: FaultSituation) -> FaultEffect? {
        guard var message = situation.passing(rate) else { return nil }
        message.payload += [UInt8(ascii: "!")]
        return FaultEffect(.publish([message]), toldAs: .corrupted)
    }
}
