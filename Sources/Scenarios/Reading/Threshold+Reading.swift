extension Threshold {
    /// Reads a threshold from its text, such as `end_to_end.p99 < 250ms`.
    ///
    /// - Parameter text: A metric, a comparison and a limit.
    /// - Throws: A located error whose column is that of the offending character in `text`.
    public init(text: String) throws(ScenarioErrors) {
        do {
            self = try ThresholdParser.parse(text)
        } catch {
            let place = SourceLocation(file: "threshold", line: 1, column: error.offset + 1)
            throw ScenarioErrors([
                ScenarioError(error.code, at: place, error.problem, hint: error.hint)
            ])
        }
    }
}
