import Quantities

/// One reading of a scenario: the mistakes and the files so far.
struct ScenarioReading {
    private(set) var problems = Problems()
    private(set) var files: [SourceText]

    init(file: SourceText) {
        files = [file]
    }

    /// The scenario, or nil after at least one problem.
    mutating func scenario(
        overrides: [Override],
        load: (String) throws -> String
    ) -> Scenario? {
        guard var root = YAMLText.read(files[0].text, file: files[0].path, into: &problems) else {
            return nil
        }
        // An override of one key must find the mapping that the short form stands for.
        root.expandShortForm(of: "connect", to: ConnectReader.shortFormKey)
        for override in overrides {
            root.apply(override, into: &problems)
            root.expandShortForm(of: "connect", to: ConnectReader.shortFormKey)
        }
        guard var keys = MappingReader(root, "the scenario", into: &problems) else { return nil }
        let name = keys.require("name", example: "name: my-scenario", into: &problems)
            .flatMap { self.name($0) }
        let seed = keys.take("seed").map { self.seed($0) } ?? 1
        let target = keys.require("target", example: "target: { broker: … }", into: &problems)
            .flatMap { TargetReader.read($0, into: &problems) }
        let flow = flow(&keys, load: load)
        let transport =
            keys.take("transport")
            .map { node -> TransportKind? in node.kind("transport", into: &problems) } ?? .mqtt
        let connect =
            keys.take("connect").map { ConnectReader.read($0, into: &problems) } ?? ConnectPlan()
        let tokens =
            keys.take("tokens").map { TokensReader.read($0, of: target, into: &problems) }
            ?? TokenPlan()
        let preflight =
            keys.take("preflight").map { PreflightReader.read($0, into: &problems) }
            ?? PreflightPlan()
        let watchesInput =
            keys.take("watchInput").map { $0.boolean("watchInput", into: &problems) } ?? false
        let identity: IdentityCarrier?? =
            keys.take("identity").map { $0.kind("identity", into: &problems) } ?? .some(nil)
        let phases = keys.require(
            "phases",
            example: "phases: { warmUp: 5s, measure: 20s, drain: 10s }",
            into: &problems
        )
        .flatMap { PhasesReader.read($0, into: &problems) }
        let workloads = keys.require("workloads", example: "workloads:", into: &problems)
            .flatMap { self.workloads($0, of: flow, in: phases) }
        let thresholds =
            keys.take("thresholds").map { self.thresholds($0, watchingInput: watchesInput ?? true) }
            ?? []
        keys.finish(into: &problems, renamed: ["broker": "target"])
        guard let name, let seed, let target, let flow, let transport, let connect, let tokens,
            let preflight, let watchesInput, let identity, let phases, let workloads, let thresholds
        else { return nil }
        return Scenario(
            name: name,
            seed: seed,
            target: target,
            flow: flow,
            transport: transport,
            connect: connect,
            tokens: tokens,
            preflight: preflight,
            watchesInput: watchesInput,
            identity: identity,
            workloads: workloads,
            phases: phases,
            thresholds: thresholds
        )
    }

    private mutating func name(_ node: LocatedNode) -> String? {
        let before = problems.errors.count
        let text = node.text("name", into: &problems)
        node.check(into: &problems) { text throws(ValueProblem) in
            try NameRules.checkSlug(text)
        }
        return problems.errors.count == before ? text : nil
    }

    private mutating func seed(_ node: LocatedNode) -> UInt64? {
        node.integer(
            "seed",
            in: 0...UInt64.max,
            because: "the same seed gives the same messages",
            into: &problems
        )
    }

    private mutating func flow(
        _ keys: inout MappingReader,
        load: (String) throws -> String
    ) -> DataFlow? {
        let graph = keys.take("graph")
        let inline = ["input", "output", "filter"]
        if let graph {
            for key in inline where keys.take(key) != nil {
                problems.add(
                    .contradiction,
                    at: keys.keyLocation(key),
                    "the scenario has both \"graph\" and \(quoted(key))",
                    hint: "keep graph, or input, output and filter"
                )
            }
            return graphFlow(graph, load: load)
        }
        guard inline.contains(where: { keys.has($0) }) else {
            for key in inline { _ = keys.take(key) }
            problems.add(
                .missingKey,
                at: keys.node.location,
                "the scenario has no \"graph\"",
                hint:
                    "add graph: { resource: FILE, definition: FILE, modules: … }, or input, output"
                    + " and filter: { lower: 2000, upper: 4000 }"
            )
            return nil
        }
        let input = keys.require("input", example: "input: raw", into: &problems)
        let output = keys.require("output", example: "output: processed", into: &problems)
        let filter = keys.require(
            "filter",
            example: "filter: { lower: 2000, upper: 4000 }",
            into: &problems
        )
        return InlineFlowReader.read(input, output, filter, into: &problems)
    }

    private mutating func graphFlow(
        _ node: LocatedNode,
        load: (String) throws -> String
    ) -> DataFlow? {
        withoutActuallyEscaping(load) { load in
            var reader = GraphFlowReader(load: load, files: files)
            let flow = reader.read(node, into: &problems)
            files = reader.files
            return flow
        }
    }

    private mutating func workloads(
        _ node: LocatedNode,
        of flow: DataFlow?,
        in phases: Phases?
    ) -> [Workload]? {
        guard let elements = node.elements("workloads", into: &problems) else { return nil }
        guard !elements.isEmpty else {
            problems.add(
                .outOfRange,
                at: node.location,
                "workloads is empty",
                hint: "add at least one: { name: …, publishers: 20, arrivals: …, payload: … }"
            )
            return nil
        }
        let before = problems.errors.count
        var workloads: [Workload] = []
        for (index, element) in elements.enumerated() {
            let workload = WorkloadReader.read(
                element,
                "workloads[\(index)]",
                flow: flow,
                load: phases?.load,
                into: &problems
            )
            guard let workload else { continue }
            check(workload, after: workloads, at: element.location)
            workloads.append(workload)
        }
        return problems.errors.count == before ? workloads : nil
    }

    private mutating func check(
        _ workload: Workload,
        after others: [Workload],
        at location: SourceLocation
    ) {
        if others.contains(where: { $0.name == workload.name }) {
            problems.add(
                .duplicateKey,
                at: location,
                "two workloads are called \(quoted(workload.name))",
                hint: "give each workload a name of its own"
            )
        }
        let total = others.reduce(workload.publishers) { $0 + $1.publishers }
        if total > WorkloadReader.publisherLimit, workload.publishers < total {
            problems.add(
                .outOfRange,
                at: location,
                "with this workload there are \(total) publishers",
                hint: "all workloads together can have \(WorkloadReader.publisherLimit)"
            )
        }
    }

    private mutating func thresholds(
        _ node: LocatedNode,
        watchingInput: Bool
    ) -> [Threshold]? {
        guard let elements = node.elements("thresholds", into: &problems) else { return nil }
        let before = problems.errors.count
        let thresholds = elements.compactMap { element in
            element.value("a threshold", example: "\"lost == 0\"", into: &problems) {
                text throws(ValueProblem) in
                let threshold = try ThresholdParser.parse(text)
                guard watchingInput || !threshold.needsInput else {
                    throw ValueProblem(
                        .contradiction,
                        "\(text) needs the input to be watched",
                        hint: "add watchInput: true to the scenario"
                    )
                }
                return threshold
            }
        }
        return problems.errors.count == before ? thresholds : nil
    }
}
