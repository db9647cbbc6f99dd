/// Reads `properties:`, the user properties of a workload's messages.
enum PropertiesReader {
    static func read(
        _ node: LocatedNode,
        into problems: inout Problems
    ) -> [Workload.Property]? {
        guard var keys = MappingReader(node, "properties", into: &problems),
            case .mapping(let entries) = node.content
        else { return nil }
        let before = problems.errors.count
        var properties: [Workload.Property] = []
        for entry in entries {
            let name = entry.key
            _ = keys.take(name)
            do {
                try PropertyRules.check(name: name)
            } catch {
                problems.add(error.code, at: entry.keyLocation, error.problem, hint: error.hint)
            }
            let subject = "the user property \(quoted(name))"
            guard let value = entry.value.text(subject, mayBeEmpty: true, into: &problems) else {
                continue
            }
            entry.value.check(into: &problems) { text throws(ValueProblem) in
                try PropertyRules.check(text: text, subject)
            }
            properties.append(Workload.Property(name: name, value: value))
        }
        keys.finish(into: &problems)
        return problems.errors.count == before ? properties : nil
    }
}
