/// Makes a data flow from `input:`, `output:` and `filter:`, which stand in for the graph files.
enum InlineFlowReader {
    static func read(
        _ input: LocatedNode?,
        _ output: LocatedNode?,
        _ filter: LocatedNode?,
        into problems: inout Problems
    ) -> DataFlow? {
        let inputTopic = input?.topicFilter("input", into: &problems)
        let outputTopic = output?.topic("output", into: &problems)
        let parameters = filter.flatMap { bounds($0, into: &problems) }
        guard let inputTopic, let outputTopic, let output, let parameters else { return nil }
        TopicRules.checkApart(inputTopic, outputTopic, at: output.location, into: &problems)
        return DataFlow(input: inputTopic, output: outputTopic, parameters: parameters)
    }

    private static func bounds(
        _ node: LocatedNode,
        into problems: inout Problems
    ) -> [String: String]? {
        guard var keys = MappingReader(node, "filter", into: &problems) else { return nil }
        let before = problems.errors.count
        let texts = [("lower", "lower: 2000"), ("upper", "upper: 4000")].map {
            key,
            example -> FilterBounds.Text? in
            guard let bound = keys.require(key, example: example, into: &problems),
                let text = bound.value(
                    key,
                    example: "2000",
                    into: &problems,
                    { text throws(ValueProblem) in text }
                )
            else { return nil }
            return FilterBounds.Text(text, at: bound.location)
        }
        keys.finish(into: &problems)
        guard let lower = texts[0], let upper = texts[1] else { return nil }
        if let rule = FilterBoundRule(.sampleTemperatureFilter) {
            let texts = [FilterBounds.lowerName: lower, FilterBounds.upperName: upper]
            FilterBounds.check(texts, by: rule, into: &problems)
        }
        guard problems.errors.count == before else { return nil }
        return [FilterBounds.lowerName: lower.text, FilterBounds.upperName: upper.text]
    }
}
