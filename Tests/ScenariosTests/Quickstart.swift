import Foundation
import Testing

@testable import Scenarios

/// The quickstart's files as they are in the project.
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

    /// Reads the quickstart.
    static func read(
        overrides: [Override] = []
    ) throws(ScenarioErrors) -> ResolvedScenario {
        let files = zip(paths, texts).map { SourceText(path: $0, text: $1) }
        return try ScenarioReader.read(files: files, overrides: overrides)
    }
}
