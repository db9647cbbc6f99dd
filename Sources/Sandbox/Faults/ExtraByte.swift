/// A result comes out with one byte too many.
struct ExtraByte: GraphFault {
    static let kind = "extra-byte"
    static let usage = "extra-byte:RATE"
    static let summary = "adds a byte to the end of this share of the results"
    static let outcomes: Set<PlantedOutcome> = [.corrupted]

    private let rate: Double

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(1)
        rate = try arguments.rate()
    }

    func effect(on situation: FaultSituation) -> FaultEffect? {
        guard var message = situation.passing(rate) else { return nil }
        message.payload += [UInt8(ascii: "!")]
        return FaultEffect(.publish([message]), toldAs: .corrupted)
    }
}
