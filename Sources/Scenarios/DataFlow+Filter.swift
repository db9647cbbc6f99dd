extension DataFlow {
    /// A graph of the sample's filter alone: source, filter, sink.
    ///
    /// - Parameters:
    ///   - input: The topic that publishers send to.
    ///   - output: The topic that results come out on.
    ///   - name: The filter's name.
    ///   - parameters: Its configuration; as in the sample's repository, between 2000 and 4000 °C.
    public init(
        input: String,
        output: String,
        filterNamed name: String = "filter",
        parameters: [String: String] = [
            "temperature_lower_bound": "2000", "temperature_upper_bound": "4000",
        ]
    ) {
        let filter = Operation(
            name: name,
            kind: .filter,
            semantics: .sampleTemperatureFilter,
            parameters: parameters
        )
        self.init(
            input: input,
            output: output,
            operations: [
                Operation(name: "source", kind: .source), filter,
                Operation(name: "sink", kind: .sink),
            ],
            connections: [
                Connection(from: "source", to: name), Connection(from: name, to: "sink"),
            ]
        )
    }
}
