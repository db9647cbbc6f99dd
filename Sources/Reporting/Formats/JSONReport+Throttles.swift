import Quantities
import Verifier

extension JSONReport {
    /// What a throttle did with the messages under one of its limits.
    static func throttle(_ counts: ThrottleCounts) -> JSONObject {
        var object = JSONObject()
        object.add("topics", text: counts.topics)
        object.add("limit", text: counts.limit)
        object.add("offered", count: counts.offered)
        object.add("passed", count: counts.passed)
        object.add("tooEarly", count: counts.tooEarly)
        object.add("silences", count: counts.silences)
        object.add(
            "longestSilence",
            counts.longestSilence.map { .number($0.microseconds) }
        )
        return object
    }
}
