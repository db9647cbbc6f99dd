/// A value that a flag or the environment puts in place of what the scenario file says.
///
/// Overrides change the file's tree before it is read, so that they pass the same checks and get
/// the same hints. Later ones win: give the environment's first, then the flags'.
///
///     workloads[0].publishers=5        a value
///     thresholds[+]=lost == 0          one more element of a list
///     target.ca=null                   removes the key
///     target.broker.port=8883          a part of the broker's URL: host, port or tls
///     graph.modules["a.b/c"]=…         a key with a dot or a bracket in it
///
/// Paths of files in an override are relative to the working directory, as on any command line;
/// only those in a scenario file are relative to that file.
public struct Override: Hashable, Sendable {
    /// Where the value goes: keys joined by dots, positions in brackets.
    public var path: String
    /// The text of the value.
    public var value: String
    /// Whether ``value`` is read as YAML; else it is taken letter for letter.
    public var isYAML: Bool
    /// What errors name in place of a file, such as `--set phases.measure=5s` or `AIO_SAT_FILE`.
    ///
    /// A user name and password in a URL are left out of it.
    public var origin: String

    /// Creates an override.
    ///
    /// - Parameters:
    ///   - path: Where the value goes.
    ///   - value: The text of the value.
    ///   - isYAML: Whether the value is read as YAML, so that it can be a list or a mapping.
    ///   - origin: What errors name in place of a file.
    public init(path: String, value: String, isYAML: Bool = false, origin: String) {
        self.path = path
        self.value = value
        self.isYAML = isYAML
        self.origin = withoutUserInformation(origin)
    }

    /// Reads `path=value` as `--set` takes it; the value is YAML.
    ///
    /// - Parameter assignment: The path, an equals sign, the value.
    /// - Throws: A located error when there is no equals sign or no path.
    public init(assignment: String) throws(ScenarioErrors) {
        let origin = withoutUserInformation("--set \(assignment)")
        guard let split = OverridePath.firstAssignment(in: assignment),
            split > assignment.startIndex
        else {
            throw ScenarioErrors([
                ScenarioError(
                    .malformedValue,
                    at: SourceLocation(override: origin),
                    "\(quoted(assignment)) is not path=value",
                    hint: "write a path, an equals sign and a value, such as phases.measure=5s"
                )
            ])
        }
        self.init(
            path: String(assignment[..<split]),
            value: String(assignment[assignment.index(after: split)...]),
            isYAML: true,
            origin: origin
        )
    }
}
