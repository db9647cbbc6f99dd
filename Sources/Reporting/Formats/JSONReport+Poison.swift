import Quantities
import Verifier

extension JSONReport {
    /// What became of one kind of poison.
    static func poison(_ counts: PoisonCounts) -> JSONObject {
        var object = JSONObject()
        object.add("kind", text: counts.kind)
        object.add("sent", count: counts.sent)
        object.add("refused", count: counts.refused)
        object.add("passed", count: counts.passed)
        object.add("missingNearby", count: counts.missingNearby)
        object.add(
            "longestRecovery",
            counts.longestRecovery.map { .number($0.microseconds) }
        )
        return object
    }
}
