/// Reads `poison:` of a payload: a share, or a share and the kinds.
enum PoisonReader {
    static func read(_ node: LocatedNode, into problems: inout Problems) -> PoisonPlan? {
        if node.scalar != nil {
            return share(node, "poison", into: &problems).map { PoisonPlan(shareMillionths: $0) }
        }
        guard var keys = MappingReader(node, "poison", into: &problems) else { return nil }
        let share = keys.require("share", example: "share: 0.5%", into: &problems)
            .flatMap { self.share($0, "share", into: &problems) }
        let kinds =
            keys.take("kinds").map { list -> [PoisonKind]? in
                guard let elements = list.elements("kinds", into: &problems) else { return nil }
                let kinds = elements.map { element -> PoisonKind? in
                    element.kind("a kind of poison", into: &problems)
                }
                guard !kinds.isEmpty else {
                    problems.add(
                        .outOfRange,
                        at: list.location,
                        "kinds is empty",
                        hint: "name one, such as truncated, or leave kinds out"
                    )
                    return nil
                }
                return kinds.contains(nil) ? nil : kinds.compactMap { $0 }
            } ?? PoisonKind.usual
        keys.finish(into: &problems)
        guard let share, let kinds else { return nil }
        return PoisonPlan(shareMillionths: share, kinds: kinds)
    }

    private static func share(
        _ node: LocatedNode,
        _ subject: String,
        into problems: inout Problems
    ) -> UInt32? {
        node.value(subject, example: "0.5%", into: &problems) { text throws(ValueProblem) in
            let share = try ShareGrammar.read(text)
            guard share > 0, share <= 200_000 else {
                throw ValueProblem(
                    .outOfRange,
                    "poison is \(quoted(text)) of the messages",
                    hint: "write more than 0% and at most 20%: each is followed by a canary"
                )
            }
            return share
        }
    }
}
