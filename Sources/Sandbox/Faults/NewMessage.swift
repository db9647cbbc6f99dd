/// The graph makes new messages: none comes out with a user property that it went in with.
///
/// Probes are not spared: that is what such a graph is like.
struct NewMessage: GraphFault {
    static let kind = "new-message"
    static let usage = "new-message"
    static let summary = "takes all user properties off every result, those of probes too"
    static let outcomes: Set<PlantedOutcome> = [.propertyLost]
    static let hitsProbes = true

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(0)
    }

    func effect(on situation: FaultSituation) -> FaultEffect? {
        guard var message = situation.passing(1) else { return nil }
        message.userProperties = []
        return FaultEffect(.publish([message]), toldAs: .propertyLost)
    }
}
