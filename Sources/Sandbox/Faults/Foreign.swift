/// A message of somebody else comes out: no user properties, and a payload that is no measurement.
struct Foreign: GraphFault {
    static let kind = "foreign"
    static let usage = "foreign:RATE"
    static let summary = "publishes, after this share of the results, a message without an identity"
    static let outcomes: Set<PlantedOutcome> = [.foreign]

    private let rate: Double

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(1)
        rate = try arguments.rate()
    }

    func effect(on situation: FaultSituation) -> FaultEffect? {
        guard let message = situation.passing(rate) else { return nil }
        var stranger = message
        stranger.userProperties = []
        stranger.payload = Array("stranger".utf8)[...]
        return FaultEffect(.publish([message, stranger]), toldAs: .foreign)
    }
}
