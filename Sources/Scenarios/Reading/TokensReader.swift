import Quantities

/// Reads `tokens:`: how tokens are renewed while the run goes on.
enum TokensReader {
    /// Reads the plan.
    ///
    /// - Parameters:
    ///   - node: The mapping.
    ///   - target: Where the tokens would be shown; nil if that could not be read.
    ///   - problems: Where mistakes are added.
    /// - Returns: The plan, or nil after a mistake.
    static func read(
        _ node: LocatedNode,
        of target: Target?,
        into problems: inout Problems
    ) -> TokenPlan? {
        guard var keys = MappingReader(node, "tokens", into: &problems) else { return nil }
        let before = problems.errors.count
        var plan = TokenPlan()
        if let node = keys.take("renewEvery") {
            plan.renewEvery = PhasesReader.length(node, "renewEvery", into: &problems)
        }
        if let node = keys.take("lifetime") {
            plan.lifetime = lifetime(node, into: &problems)
        }
        if let node = keys.take("spread") {
            let spread = PhasesReader.length(node, "spread", mayBeZero: true, into: &problems)
            plan.spread = spread ?? plan.spread
        } else if let every = plan.renewEvery {
            plan.spread = min(plan.spread, every)
        }
        if problems.errors.count == before {
            check(plan, keys, into: &problems)
            checkMethod(target, keys, into: &problems)
        }
        keys.finish(into: &problems, renamed: ["every": "renewEvery", "expiry": "lifetime"])
        return problems.errors.count == before ? plan : nil
    }

    /// Whole seconds, because that is what a token can say (RFC 7519, section 2, NumericDate).
    private static func lifetime(
        _ node: LocatedNode,
        into problems: inout Problems
    ) -> Nanoseconds? {
        guard let length = PhasesReader.length(node, "lifetime", into: &problems) else {
            return nil
        }
        guard length.count % 1_000_000_000 == 0 else {
            problems.add(
                .outOfRange,
                at: node.location,
                "lifetime is not a whole number of seconds",
                hint: "write whole seconds, such as 90s"
            )
            return nil
        }
        return length
    }

    private static func check(
        _ plan: TokenPlan,
        _ keys: MappingReader,
        into problems: inout Problems
    ) {
        guard let every = plan.renewEvery else {
            guard keys.has("spread") else { return }
            problems.add(
                .contradiction,
                at: keys.keyLocation("spread"),
                "spread says over how long renewals are spread, but none are planned",
                hint: "add renewEvery, such as renewEvery: 10m, or remove spread"
            )
            return
        }
        if plan.spread > every {
            problems.add(
                .contradiction,
                at: keys.keyLocation("spread"),
                "spread \(DurationGrammar.text(plan.spread)) is longer than renewEvery \(DurationGrammar.text(every))",
                hint: "one renewal must be over before the next: write a shorter spread"
            )
        } else if let lifetime = plan.lifetime, every + plan.spread >= lifetime {
            problems.add(
                .contradiction,
                at: keys.keyLocation("lifetime"),
                "tokens that live \(DurationGrammar.text(lifetime)) expire before they are renewed: renewEvery"
                    + " \(DurationGrammar.text(every)) and spread \(DurationGrammar.text(plan.spread)) take as long",
                hint: "raise lifetime, or lower renewEvery; to let tokens expire, remove renewEvery"
            )
        }
    }

    private static func checkMethod(
        _ target: Target?,
        _ keys: MappingReader,
        into problems: inout Problems
    ) {
        switch target?.authentication {
        case nil, .serviceAccountToken, .serviceAccountTokens: return
        case .some(.none), .password, .passwordOfUser: break
        }
        guard keys.has("renewEvery") else { return }
        problems.add(
            .contradiction,
            at: keys.keyLocation("renewEvery"),
            "tokens are to be renewed, but target does not authenticate with a token",
            hint: "write authentication: { method: K8S-SAT, token: FILE }, or remove renewEvery"
        )
    }
}
