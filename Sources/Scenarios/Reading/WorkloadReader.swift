import Quantities

/// Reads one element of `workloads:`.
enum WorkloadReader {
    /// How many publishers a scenario can have, each with a connection of its own.
    static let publisherLimit = 1 << 20 - 2
    /// How many messages one publisher can number.
    static let sequenceLimit: UInt64 = 1 << 40

    /// Reads a workload.
    ///
    /// - Parameters:
    ///   - node: The element.
    ///   - subject: What errors call it, such as `workloads[0]`.
    ///   - flow: The graph; nil if that could not be read.
    ///   - load: How long messages are sent; nil if that could not be read.
    ///   - problems: Where mistakes are added.
    /// - Returns: The workload, or nil after a mistake.
    static func read(
        _ node: LocatedNode,
        _ subject: String,
        flow: DataFlow?,
        load: Nanoseconds?,
        into problems: inout Problems
    ) -> Workload? {
        guard var keys = MappingReader(node, subject, into: &problems) else { return nil }
        let name = keys.require("name", example: "name: sensors", into: &problems)
            .flatMap { node -> String? in
                guard let text = node.text("name", into: &problems) else { return nil }
                return node.value("name", example: "sensors", into: &problems) {
                    _ throws(ValueProblem) in
                    try NameRules.checkSlug(text)
                    return text
                }
            }
        let publishers =
            keys.take("publishers")
            .map { node -> Int? in
                node.integer(
                    "publishers",
                    in: 1...publisherLimit,
                    because: "each has a connection of its own",
                    into: &problems
                )
            } ?? 1
        let quality =
            keys.take("qos")
            .map { node -> UInt8? in
                node.integer(
                    "qos",
                    in: 0...1,
                    because: "AIO's broker refuses QoS 2",
                    into: &problems
                )
            } ?? 1
        let example = "arrivals: { constant: 500/s }"
        let arrivals = keys.require("arrivals", example: example, into: &problems)
            .flatMap { self.arrivals($0, publishers, load: load, into: &problems) }
        let payload = keys.require(
            "payload",
            example: "payload: { temperature: { uniform: [0, 6000], unit: C } }",
            into: &problems
        )
        .flatMap { node in
            PayloadReader.read(node, bounds: flow.map(FilterBounds.values), into: &problems)
        }
        let poison =
            keys.take("poison").map { PoisonReader.read($0, into: &problems) } ?? .some(nil)
        let topic = self.topic(&keys, publishers, subject, of: flow, into: &problems)
        let inFlight = self.inFlight(&keys, quality, into: &problems)
        let properties =
            keys.take("properties").map { PropertiesReader.read($0, into: &problems) } ?? []
        let lag =
            keys.take("maximumLag")
            .map { PhasesReader.length($0, "maximumLag", into: &problems) } ?? .seconds(10)
        keys.finish(into: &problems, renamed: ["rate": "arrivals", "quality": "qos"])
        guard let name, let publishers, let quality, let arrivals, let payload, let topic,
            let inFlight, let properties, let poison, let lag
        else { return nil }
        return Workload(
            name: name,
            publishers: publishers,
            quality: quality,
            arrivals: arrivals,
            payload: payload,
            topic: topic,
            inFlight: inFlight,
            properties: properties,
            poison: poison,
            maximumLag: lag
        )
    }

    private static func arrivals(
        _ node: LocatedNode,
        _ publishers: Int?,
        load: Nanoseconds?,
        into problems: inout Problems
    ) -> Workload.Arrivals? {
        guard var keys = MappingReader(node, "arrivals", into: &problems) else { return nil }
        let rate = keys.require("constant", example: "constant: 500/s", into: &problems)
            .flatMap { node -> MessagesPerSecond? in
                node.value("constant", example: "500/s", into: &problems) {
                    text throws(ValueProblem) -> MessagesPerSecond in
                    let rate = try RateGrammar.read(text)
                    guard let load, let publishers else { return rate }
                    try checkSequences(text, rate, publishers, load)
                    return rate
                }
            }
        keys.finish(into: &problems)
        return rate.map { .constant($0) }
    }

    private static func checkSequences(
        _ text: String,
        _ rate: MessagesPerSecond,
        _ publishers: Int,
        _ load: Nanoseconds
    ) throws(ValueProblem) {
        let each = rate.count(within: load) / UInt64(publishers)
        guard each >= sequenceLimit else { return }
        throw ValueProblem(
            .outOfRange,
            "rate \(quoted(text)) makes each publisher number \(each) messages",
            hint: "stay below \(sequenceLimit): add publishers, or lower the rate or the time"
        )
    }
}
