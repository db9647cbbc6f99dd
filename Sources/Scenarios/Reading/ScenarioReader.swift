/// Reads scenario files: text in, a checked ``Scenario`` or all of its mistakes out.
///
/// Pure: it opens no file and asks no clock. What it needs besides the text it gets from `load`.
public enum ScenarioReader {
    /// Reads a scenario and the graph files it names.
    ///
    /// Reading is strict: unknown keys, duplicate keys, wrong types, impossible values and missing
    /// keys are all collected and thrown together, in the order of the files.
    ///
    /// - Parameters:
    ///   - text: The scenario file's text.
    ///   - file: The scenario file's path; errors name it, and paths in the text are relative to it.
    ///   - overrides: Values that replace the file's, in order; later ones win.
    ///   - load: Gives the text of a graph file; its path is already relative to the process.
    /// - Returns: The scenario, with the texts of all files it was made from.
    /// - Throws: Every mistake that was found.
    public static func read(
        text: String,
        file: String,
        overrides: [Override] = [],
        load: (String) throws -> String
    ) throws(ScenarioErrors) -> ResolvedScenario {
        var reading = ScenarioReading(file: SourceText(path: file, text: text))
        let scenario = reading.scenario(overrides: overrides, load: load)
        guard let scenario, reading.problems.isEmpty else {
            throw reading.problems.inOrder(of: reading.files.map(\.path), otherwiseAt: file)
        }
        return ResolvedScenario(scenario: scenario, files: reading.files, overrides: overrides)
    }

    /// Reads a scenario again from the files of an earlier reading, without touching a disk.
    ///
    /// - Parameters:
    ///   - files: The files of ``ResolvedScenario/files``, the scenario file first.
    ///   - overrides: The overrides of that reading.
    /// - Returns: The same as that reading returned.
    /// - Throws: Every mistake that was found, a missing file among them.
    public static func read(
        files: [SourceText],
        overrides: [Override] = []
    ) throws(ScenarioErrors) -> ResolvedScenario {
        let texts = Dictionary(files.map { ($0.path, $0.text) }) { first, _ in first }
        return try read(
            text: files.first?.text ?? "",
            file: files.first?.path ?? "scenario",
            overrides: overrides
        ) { path throws(MissingSource) in
            guard let text = texts[path] else { throw MissingSource() }
            return text
        }
    }

    private struct MissingSource: Error, CustomStringConvertible {
        let description = "it is not among the files of the earlier reading"
    }
}
