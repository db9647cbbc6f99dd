import Quantities

/// Messages that the graph cannot process harm no others.
struct PoisonContained: Check {
    static let kind = "poison-contained"

    func isAsked(_ facts: RunFacts) -> Bool { facts.poison != nil }

    func conclude(_ facts: RunFacts) -> Finding {
        let kinds = facts.poison ?? []
        let sent = kinds.reduce(0) { $0 + $1.sent }
        let harmful = kinds.filter { $0.missingNearby > 0 }
            .sorted { ($0.missingNearby, $1.kind) > ($1.missingNearby, $0.kind) }
        let details = kinds.filter { $0.sent > 0 }.map(Self.sentence)
        guard harmful.isEmpty else {
            let missing = harmful.reduce(0) { $0 + $1.missingNearby }
            let names = harmful.prefix(3).map { "\($0.kind) (\(Wording.number($0.missingNearby)))" }
            let recovery = kinds.compactMap(\.longestRecovery).max()
            let end = recovery.map { "; the graph recovered within \(Wording.time($0))" } ?? ""
            return finding(
                .failed,
                "\(Wording.messages(missing)) that had to pass did not come out within"
                    + " \(Wording.time(PoisonTally.reach)) of poison: \(Wording.list(names))\(end)",
                details: details
            )
        }
        guard sent > 0 else { return finding(.inconclusive, "no poison was sent") }
        return finding(
            .passed,
            "\(Wording.messages(sent)) of poison took no others with them",
            details: details
        )
    }

    private static func sentence(_ kind: PoisonCounts) -> String {
        var text = "\(kind.kind): \(Wording.number(kind.sent)) sent"
        if kind.refused > 0 { text += ", \(Wording.number(kind.refused)) refused" }
        text += kind.passed > 0 ? ", \(Wording.number(kind.passed)) came out" : ", none came out"
        if let recovery = kind.longestRecovery {
            text += ", the next good message after \(Wording.time(recovery)) at most"
        }
        return text
    }
}
