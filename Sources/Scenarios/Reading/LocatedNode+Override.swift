extension LocatedNode {
    /// Changes the tree as an override says; reports paths that cannot be followed.
    ///
    /// Keys that are not there are made, at the override's place: reading the tree then reports
    /// them like any other unknown key, with the nearest known one.
    mutating func apply(_ override: Override, into problems: inout Problems) {
        let place = SourceLocation(override: override.origin)
        do throws(ValueProblem) {
            let steps = try OverridePath.read(override.path)[...]
            if let part = BrokerURL.Part(path: steps) {
                let url = try part.replaced(in: self[["target", "broker"]], with: override)
                try set(steps.dropLast(), to: Self.given(url, at: place), at: place)
            } else {
                try set(steps, to: Self.value(of: override, at: place), at: place)
            }
        } catch {
            problems.add(error.code, at: place, error.problem, hint: error.hint)
        }
    }

    /// The override's value as a tree; nil for `null`, which removes.
    private static func value(
        of override: Override,
        at place: SourceLocation
    ) throws(ValueProblem) -> LocatedNode? {
        guard override.isYAML else { return given(override.value, at: place) }
        guard override.value.contains(where: { $0 != " " }) else { return nil }
        var found = Problems()
        let node = YAMLText.read(override.value, file: override.origin, into: &found)
        guard let node else {
            let error = found.errors.first
            throw ValueProblem(
                error?.code ?? .invalidSyntax,
                error?.problem ?? "the value is not YAML",
                hint: "put the value in quotes, such as path='\"text\"'"
            )
        }
        return node.isNull ? nil : node.moved(to: place)
    }

    private static func given(_ text: String, at place: SourceLocation) -> LocatedNode {
        LocatedNode(location: place, content: .scalar(Scalar(text: text, style: .given)))
    }

    /// The node below these keys.
    subscript(keys: [String]) -> LocatedNode? {
        keys.reduce(Optional(self)) { node, key in
            guard case .mapping(let entries) = node?.content else { return nil }
            return entries.first { $0.key == key }?.value
        }
    }

    private mutating func set(
        _ steps: ArraySlice<OverridePath.Step>,
        to value: LocatedNode?,
        at place: SourceLocation
    ) throws(ValueProblem) {
        guard let step = steps.first else {
            self = value ?? LocatedNode(location: place, content: .mapping([]))
            return
        }
        let rest = steps.dropFirst()
        switch step {
        case .key(let key): try set(key, rest, to: value, at: place)
        case .append, .element: try set(step, rest, to: value, at: place)
        }
    }

    private mutating func set(
        _ key: String,
        _ rest: ArraySlice<OverridePath.Step>,
        to value: LocatedNode?,
        at place: SourceLocation
    ) throws(ValueProblem) {
        if isNull { content = .mapping([]) }
        guard case .mapping(var entries) = content else {
            throw ValueProblem(
                .wrongType,
                "\(quoted(key)) is to be set in \(inWords), which has no keys",
                hint: "name a key of a mapping, such as phases.measure"
            )
        }
        if let index = entries.firstIndex(where: { $0.key == key }) {
            if rest.isEmpty, value == nil {
                entries.removeAll { $0.key == key }
            } else {
                try entries[index].value.set(rest, to: value, at: place)
            }
        } else if value != nil {
            var node = Self.empty(for: rest.first, at: place)
            try node.set(rest, to: value, at: place)
            entries.append(Entry(key: key, keyLocation: place, value: node))
        }
        content = .mapping(entries)
    }

    private mutating func set(
        _ step: OverridePath.Step,
        _ rest: ArraySlice<OverridePath.Step>,
        to value: LocatedNode?,
        at place: SourceLocation
    ) throws(ValueProblem) {
        if isNull { content = .sequence([]) }
        guard case .sequence(var elements) = content else {
            throw ValueProblem(
                .wrongType,
                "an element is to be set in \(inWords), which is not a list",
                hint: "use brackets only behind lists, such as workloads[0] or thresholds[+]"
            )
        }
        if case .element(let index) = step {
            guard elements.indices.contains(index) else {
                throw ValueProblem(
                    .outOfRange,
                    "there is no element [\(index)]: the list has \(elements.count)",
                    hint: "count from [0], or add an element with [+]"
                )
            }
            if rest.isEmpty, value == nil {
                elements.remove(at: index)
            } else {
                try elements[index].set(rest, to: value, at: place)
            }
        } else if value != nil {
            var node = Self.empty(for: rest.first, at: place)
            try node.set(rest, to: value, at: place)
            elements.append(node)
        }
        content = .sequence(elements)
    }

    private static func empty(
        for step: OverridePath.Step?,
        at place: SourceLocation
    ) -> LocatedNode {
        switch step {
        case .append, .element: LocatedNode(location: place, content: .sequence([]))
        case .key, nil: LocatedNode(location: place, content: .mapping([]))
        }
    }

    private func moved(to place: SourceLocation) -> LocatedNode {
        switch content {
        case .scalar(var scalar):
            scalar.textColumn = nil
            return LocatedNode(location: place, content: .scalar(scalar))
        case .sequence(let elements):
            return LocatedNode(
                location: place,
                content: .sequence(elements.map { $0.moved(to: place) })
            )
        case .mapping(let entries):
            let moved = entries.map { entry in
                Entry(key: entry.key, keyLocation: place, value: entry.value.moved(to: place))
            }
            return LocatedNode(location: place, content: .mapping(moved))
        }
    }
}
