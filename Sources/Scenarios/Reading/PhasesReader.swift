import Quantities

/// Reads `phases:`; warm-up is 5 s and drain 30 s unless the file says otherwise.
enum PhasesReader {
    /// The longest load and the longest drain, so that no sum of times can overflow: a year.
    private static let longest = Nanoseconds.seconds(365 * 86_400)

    static func read(_ node: LocatedNode, into problems: inout Problems) -> Phases? {
        guard var keys = MappingReader(node, "phases", into: &problems) else { return nil }
        let warmUp =
            keys.take("warmUp")
            .map { length($0, "warmUp", mayBeZero: true, into: &problems) } ?? .seconds(5)
        let measure = keys.require("measure", example: "measure: 20s", into: &problems)
            .flatMap { length($0, "measure", into: &problems) }
        let drain =
            keys.take("drain")
            .map { length($0, "drain", into: &problems) } ?? .seconds(30)
        keys.finish(into: &problems)
        guard let warmUp, let measure, let drain else { return nil }
        return Phases(warmUp: warmUp, measure: measure, drain: drain)
    }

    /// A length of time of at most a year; positive unless it may be zero.
    ///
    /// With `mayBeSeconds`, a bare number from a flag or the environment counts seconds, as in the
    /// variables of AIO's client libraries.
    static func length(
        _ node: LocatedNode,
        _ subject: String,
        mayBeZero: Bool = false,
        mayBeSeconds: Bool = false,
        into problems: inout Problems
    ) -> Nanoseconds? {
        node.value(subject, example: "5s", into: &problems) {
            text throws(ValueProblem) -> Nanoseconds in
            let isSeconds =
                mayBeSeconds && !node.location.isInFile && DecimalNumber(text) != nil
            let length = try DurationGrammar.read(isSeconds ? "\(text)s" : text)
            guard length > .zero || mayBeZero else {
                throw ValueProblem(
                    .outOfRange,
                    "\(subject) \(quoted(text)) is not positive",
                    hint: "write a length of time, such as 10s"
                )
            }
            guard length <= longest else {
                throw ValueProblem(
                    .outOfRange,
                    "\(subject) \(quoted(text)) is longer than a year",
                    hint: "write at most 8760h"
                )
            }
            return length
        }
    }
}
