import Quantities

/// One reason not to believe a generator.
struct GeneratorRule: Sendable {
    /// What speaks against it.
    struct Objection: Hashable, Sendable {
        var validity: GeneratorHealth.Validity
        var reason: String
    }

    /// Its name, for tests.
    let name: String
    /// The objection; nil where there is none.
    let objection: @Sendable (GeneratorEvidence) -> Objection?
}

extension GeneratorHealth {
    /// The health in `evidence`, judged by every rule.
    init(judging evidence: GeneratorEvidence) {
        self = evidence.health
        let objections = GeneratorRules.all.compactMap { $0.objection(evidence) }
        validity = objections.map(\.validity).max() ?? .valid
        reasons =
            objections.filter { $0.validity == .invalid }.map(\.reason)
            + objections.filter { $0.validity == .suspect }.map(\.reason)
    }
}
