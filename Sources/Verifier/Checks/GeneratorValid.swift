/// The generator kept up, so latencies are the system's and not its own.
struct GeneratorValid: Check {
    static let kind = "generator-valid"

    func conclude(_ facts: RunFacts) -> Finding {
        let reasons = facts.generator.reasons
        switch facts.generator.validity {
        case .valid: return finding(.passed, "the generator kept up")
        case .suspect:
            return finding(
                .passed,
                "the generator kept up, but not at ease: \(reasons.first ?? "see its health")",
                details: reasons
            )
        case .invalid:
            return finding(
                .invalid,
                "the generator could not keep up: \(reasons.first ?? "see its health")",
                details: reasons
            )
        }
    }
}
