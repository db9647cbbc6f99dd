/// Puts a graph definition, a resource and the modules' semantics together.
struct GraphAssembly {
    let definition: GraphDefinition
    let resource: DataflowGraphResource
    /// By the operation's name.
    let semantics: [String: ModuleSemantics]

    func flow(into problems: inout Problems) -> DataFlow? {
        let before = problems.errors.count
        // Beside built-in transforms the whole is checked when it is put together.
        if resource.graphs.count == 1 {
            TopicRules.checkApart(
                resource.input,
                resource.output,
                at: resource.outputLocation,
                into: &problems
            )
        }
        checkSettings(into: &problems)
        let operations = definition.operations.map { operation in
            DataFlow.Operation(
                name: operation.name,
                kind: operation.kind,
                semantics: semantics[operation.name],
                parameters: parameters(of: operation, into: &problems).mapValues(\.text)
            )
        }
        guard problems.errors.count == before else { return nil }
        return DataFlow(
            input: resource.input,
            output: resource.output,
            operations: operations,
            connections: definition.connections.map(\.edge)
        )
    }

    /// Reports configuration keys that no operation declares.
    private func checkSettings(into problems: inout Problems) {
        let declared = definition.operations.flatMap { definition.parameters[$0.name] ?? [] }
            .flatMap(\.names)
        for setting in resource.configuration where !declared.contains(setting.key) {
            let nearest = NearestWord.nearest(to: setting.key, among: declared)
            let meant = nearest.map { "did you mean \(quoted($0))? " } ?? ""
            let list = declared.isEmpty ? "it declares none" : "it declares \(enumerated(declared))"
            problems.add(
                .unknownKey,
                at: setting.keyLocation,
                "no operation of \(definition.file) has a parameter \(quoted(setting.key))",
                hint: "\(meant)The parameters are those of the graph definition: \(list)"
            )
        }
    }

    /// The parameters of one operation: what the resource sets, else the definition's default.
    ///
    /// A parameter whose key and `name` differ is handed over under both, because it is not
    /// documented which of the two the runtime uses.
    private func parameters(
        of operation: GraphDefinition.Operation,
        into problems: inout Problems
    ) -> [String: FilterBounds.Text] {
        var values: [String: FilterBounds.Text] = [:]
        for parameter in definition.parameters[operation.name] ?? [] {
            let settings = resource.configuration.filter { parameter.names.contains($0.key) }
            if let other = settings.dropFirst().first, other.value != settings.first?.value {
                problems.add(
                    .contradiction,
                    at: other.keyLocation,
                    "\(enumerated(settings.map { quoted($0.key) })) set one parameter to different"
                        + " values",
                    hint: "keep one of them"
                )
            }
            let value =
                settings.first.map { FilterBounds.Text($0.value, at: $0.valueLocation) }
                ?? parameter.defaultValue.map { FilterBounds.Text($0, at: parameter.location) }
            guard let value else {
                if parameter.isRequired || isBound(parameter, of: operation) {
                    addMissing(parameter.name, of: operation, into: &problems)
                }
                continue
            }
            for name in parameter.names { values[name] = value }
        }
        if let rule = FilterBoundRule(semantics[operation.name]) {
            checkBounds(values, of: operation, by: rule, into: &problems)
        }
        return values
    }

    private func isBound(
        _ parameter: GraphDefinition.Parameter,
        of operation: GraphDefinition.Operation
    ) -> Bool {
        let bounds = [FilterBounds.lowerName, FilterBounds.upperName]
        return semantics[operation.name] == .sampleTemperatureFilter
            && parameter.names.contains { bounds.contains($0) }
    }

    private func addMissing(
        _ name: String,
        of operation: GraphDefinition.Operation,
        into problems: inout Problems
    ) {
        let trap = semantics[operation.name] == .sampleTemperatureFilter
        problems.add(
            .missingKey,
            at: resource.configurationLocation,
            "parameter \(quoted(name)) of operation \(quoted(operation.name)) has no value"
                + (trap ? ": every message would trap" : ""),
            hint: "add { key: \(name), value: \"2000\" } to configuration, or a default to"
                + " \(definition.file)"
        )
    }

    /// Reports bounds that the definition does not declare, and those that are no numbers.
    private func checkBounds(
        _ values: [String: FilterBounds.Text],
        of operation: GraphDefinition.Operation,
        by rule: FilterBoundRule,
        into problems: inout Problems
    ) {
        let declared = (definition.parameters[operation.name] ?? []).flatMap(\.names)
        for name in rule.names where rule.defaults.isEmpty && !declared.contains(name) {
            problems.add(
                .missingKey,
                at: operation.location,
                "operation \(quoted(operation.name)) declares no parameter \(quoted(name)):"
                    + " every message would trap",
                hint: "add \(name) to the parameters of its moduleConfigurations"
            )
        }
        // Without defaults a missing bound was reported where its parameter was read.
        guard !rule.defaults.isEmpty || rule.names.allSatisfy({ values[$0] != nil }) else { return }
        FilterBounds.check(values, by: rule, into: &problems)
    }
}
