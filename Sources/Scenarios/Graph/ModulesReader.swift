/// Reads `modules:`, which says what each module of the graph does.
enum ModulesReader {
    /// The semantics by the operation's name.
    ///
    /// - Parameters:
    ///   - node: The mapping from operation name or module reference to semantics.
    ///   - operations: The graph's operations; nil if they could not be read.
    ///   - problems: Where mistakes are added.
    /// - Returns: Semantics for every operation whose module needs some, or nil; a concatenate
    ///   needs none.
    static func read(
        _ node: LocatedNode,
        operations: [GraphDefinition.Operation]?,
        into problems: inout Problems
    ) -> [String: ModuleSemantics]? {
        guard var keys = MappingReader(node, "modules", into: &problems),
            case .mapping(let entries) = node.content
        else { return nil }
        let before = problems.errors.count
        var words: [String: ModuleSemantics] = [:]
        for entry in entries {
            let word: ModuleSemantics? = entry.value.kind(
                "the semantics of \(quoted(entry.key))",
                into: &problems
            )
            words[entry.key] = word
        }
        guard let operations else { return nil }
        var result: [String: ModuleSemantics] = [:]
        for operation in operations
        where ![.source, .sink, .concatenate].contains(operation.kind) {
            let names = [operation.name, operation.module].compactMap(\.self)
            let given = names.filter { keys.take($0) != nil }
            guard given.isEmpty else {
                let semantics = given.lazy.compactMap { words[$0] }.first
                result[operation.name] = semantics
                if let semantics, semantics.kind != operation.kind {
                    problems.add(
                        .contradiction,
                        at: node.location,
                        "operation \(quoted(operation.name)) is a \(operation.kind.rawValue), but"
                            + " \(semantics.rawValue) is a \(semantics.kind.rawValue)",
                        hint: "correct modules, or operationType in the graph definition"
                    )
                }
                continue
            }
            let known = ModuleSemantics.allCases.filter { $0.kind == operation.kind }
            // Of a kind that has none, the rules of the definition say that it cannot be judged.
            guard !known.isEmpty else { continue }
            problems.add(
                .missingKey,
                at: node.location,
                "modules does not say what operation \(quoted(operation.name)) does",
                hint: "add \"\(operation.name)\": "
                    + enumerated(known.map(\.rawValue), last: "or")
                    + "; it is never guessed from a name"
            )
        }
        keys.finish(into: &problems)
        return problems.errors.count == before ? result : nil
    }
}
