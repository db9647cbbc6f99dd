/// The mistakes found so far in one reading.
struct Problems {
    private(set) var errors: [ScenarioError] = []

    var isEmpty: Bool { errors.isEmpty }

    /// Adds a mistake; the same one twice (an alias is read wherever it is used) counts once.
    mutating func add(
        _ code: ScenarioError.Code,
        at location: SourceLocation,
        _ problem: String,
        hint: String
    ) {
        let error = ScenarioError(code, at: location, problem, hint: hint)
        if !errors.contains(error) { errors.append(error) }
    }

    /// Adds what is wrong with the text of a node.
    mutating func add(_ problem: ValueProblem, in node: LocatedNode) {
        let place = node.location(ofOffset: problem.offset)
        add(problem.code, at: place, problem.problem, hint: problem.hint)
    }

    /// All mistakes by file, line and column; what is not in a file comes last.
    ///
    /// - Parameters:
    ///   - files: The files in the order of reading.
    ///   - fallback: The file to blame when nothing was found although something must have been.
    /// - Returns: At least one mistake.
    func inOrder(of files: [String], otherwiseAt fallback: String) -> ScenarioErrors {
        func rank(_ location: SourceLocation) -> Int {
            files.firstIndex(of: location.file) ?? files.count
        }
        let sorted = errors.enumerated().sorted { left, right in
            let (a, b) = (left.element.location, right.element.location)
            return (rank(a), a.line, a.column, left.offset)
                < (rank(b), b.line, b.column, right.offset)
        }
        guard sorted.isEmpty else { return ScenarioErrors(sorted.map(\.element)) }
        return ScenarioErrors([
            ScenarioError(
                .malformedValue,
                at: SourceLocation(file: fallback, line: 1, column: 1),
                "the scenario could not be read",
                hint: "this is a defect of Crucible: please report it with the file"
            )
        ])
    }
}
