public import Scenarios

/// Reads scenario files from the disk.
public enum ScenarioFiles {
    /// Reads a scenario and the graph files it names.
    ///
    /// - Parameters:
    ///   - path: The scenario file.
    ///   - overrides: What replaces the file's values, in order.
    /// - Returns: The scenario, with the texts of all files it was made from.
    /// - Throws: Every mistake that was found, a missing file among them.
    public static func read(
        _ path: String,
        overrides: [Override]
    ) throws(ScenarioErrors) -> ResolvedScenario {
        let text: String
        do throws(FileError) {
            text = try self.text(at: path)
        } catch {
            let place = SourceLocation(file: path, line: 1, column: 1)
            throw ScenarioErrors([
                ScenarioError(.unreadableFile, at: place, error.description, hint: error.hint)
            ])
        }
        return try ScenarioReader.read(
            text: text,
            file: path,
            overrides: overrides,
            load: { path throws(Unreadable) in
                do throws(FileError) {
                    return try self.text(at: path)
                } catch {
                    throw Unreadable(description: error.reason)
                }
            }
        )
    }

    /// Why a graph file cannot be read; the reader says which one, and where it is named.
    private struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    private static func text(at path: String) throws(FileError) -> String {
        String(decoding: try WholeFile.read(path), as: UTF8.self)
    }
}
