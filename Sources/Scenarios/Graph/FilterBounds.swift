/// The bounds of a filter with the semantics of the sample, and where they were written.
struct FilterBounds {
    /// The names under which the sample's module looks for its bounds.
    static let lowerName = "temperature_lower_bound"
    static let upperName = "temperature_upper_bound"

    /// A text and where it stands.
    struct Text {
        var text: String
        var node: LocatedNode

        init(_ text: String, at location: SourceLocation) {
            self.text = text
            node = LocatedNode(
                location: location,
                content: .scalar(LocatedNode.Scalar(text: text, style: .quoted))
            )
        }
    }

    /// Checks that both bounds are numbers and that a value lies between them.
    static func check(lower: Text, upper: Text, into problems: inout Problems) {
        let values = [lower, upper].map { bound -> Double? in
            bound.node.value("bound", example: "2000", into: &problems) {
                text throws(ValueProblem) in try BoundGrammar.read(text)
            }
        }
        guard let low = values[0], let high = values[1], low >= high else { return }
        problems.add(
            .contradiction,
            at: upper.node.location,
            "no value lies between the bounds \(quoted(lower.text)) and \(quoted(upper.text)):"
                + " nothing would ever pass",
            hint: "write a lower bound below the upper one, such as 2000 and 4000"
        )
    }

    /// The bounds of a flow's filters, for payloads that probe their neighbourhood.
    static func values(of flow: DataFlow) -> [Double] {
        flow.operations
            .filter { $0.semantics == .sampleTemperatureFilter }
            .flatMap { [$0.parameters[lowerName], $0.parameters[upperName]] }
            .compactMap { text in text.flatMap { try? BoundGrammar.read($0) } }
    }
}
