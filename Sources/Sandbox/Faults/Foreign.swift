/// A message of somebody else comes out: no user properties, and a payload that is no measurement.
struct Foreign: GraphFault, RateFault {
    static let kind = "foreign"
    static let summary = "publishes, after this share of the results, a message without an identity"
    static let outcomes: Set<PlantedOutcome> = [.foreign]

    let rate: Double

    func effect(on situation: FaultSituation) -> FaultEffect? {
        guard let message = situation.passing(rate) else { return nil }
        var stranger = message
        stranger.userProperties = []
        stranger.payload = Array("stranger".utf8)[...]
        return FaultEffect(.publish([message, stranger]), toldAs: .foreign)
    }
}
