import Foundation
import Testing

@testable import Scenarios

/// The quickstart's files as they are in the project, and ways to read changed copies of them.
enum Quickstart {
    static let paths = [
        "scenarios/temperature-filter-quickstart.yaml",
        "scenarios/graphs/temperature-filter/dataflow-graph.yaml",
        "scenarios/graphs/temperature-filter/graph-simple.yaml",
    ]

    static let texts: [String] = {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        return paths.map { path in
            let url = root.appendingPathComponent(path)
            return (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        }
    }()

    /// Reads the quickstart, with texts put in place of those of the project.
    static func read(
        _ text: String = texts[0],
        resource: String = texts[1],
        definition: String = texts[2],
        overrides: [Override] = []
    ) throws(ScenarioErrors) -> ResolvedScenario {
        let files = [
            SourceText(path: paths[0], text: text), SourceText(path: paths[1], text: resource),
            SourceText(path: paths[2], text: definition),
        ]
        return try ScenarioReader.read(files: files, overrides: overrides)
    }
}

/// The errors of a reading; none when it succeeds.
func errors<Value>(_ read: () throws -> Value) -> [ScenarioError] {
    do {
        _ = try read()
        return []
    } catch {
        return (error as? ScenarioErrors)?.errors ?? []
    }
}
