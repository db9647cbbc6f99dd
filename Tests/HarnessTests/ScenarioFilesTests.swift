import Evidence
import Foundation
import Scenarios
import TestSupport
import Testing

@testable import Harness

/// Scenario files on the disk, and what is wrong with them.
@Suite struct ScenarioFilesTests {
    private let quickstart = Project.path("scenarios/temperature-filter-quickstart.yaml")

    @Test func `reads a scenario and the graph files it names, and keeps all three`() throws {
        let resolved = try ScenarioFiles.read(quickstart, overrides: [])
        #expect(resolved.scenario.name == "temperature-filter-quickstart")
        #expect(resolved.files.count == 3)
        for file in resolved.files {
            #expect(file.text == String(decoding: try WholeFile.read(file.path), as: UTF8.self))
        }
        let again = try ScenarioReader.read(files: resolved.files, overrides: resolved.overrides)
        #expect(again.scenario == resolved.scenario)
    }

    @Test(arguments: try ScenarioFilesTests.all())
    func `every scenario of the project reads, can be judged and carries its file's name`(
        name: String
    ) throws {
        let path = Project.path("scenarios/\(name)")
        let scenario = try ScenarioFiles.read(path, overrides: []).scenario
        #expect("\(scenario.name).yaml" == name)
        #expect(try Preview(scenario).lines(count: 5).count > 10)
    }

    @Test func `there are scenarios`() throws {
        #expect(try Self.all().contains("temperature-filter-quickstart.yaml"))
    }

    private static func all() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: Project.path("scenarios"))
            .filter { $0.hasSuffix(".yaml") }.sorted()
    }

    @Test(arguments: [
        String(decoding: IdentityProperty.name, as: UTF8.self), "__ts", "$partition",
    ])
    func `a property that carries the verdict, or is the broker's own, cannot be set`(
        name: String
    ) throws {
        let override = Override(
            path: "workloads[0].properties[\"\(name)\"]",
            value: "x",
            origin: "--set"
        )
        let error = #expect(throws: ScenarioErrors.self) {
            try ScenarioFiles.read(quickstart, overrides: [override])
        }
        #expect(error?.errors.map(\.code) == [.reserved])
    }

    @Test func `a scenario that is not there is an error at its beginning`() throws {
        let error = #expect(throws: ScenarioErrors.self) {
            try ScenarioFiles.read("/nowhere/s.yaml", overrides: [])
        }
        #expect(
            error?.description.hasPrefix(
                """
                /nowhere/s.yaml:1:1: error: cannot read /nowhere/s.yaml: No such file or directory \
                [unreadable-file]
                  hint: check the path
                """
            ) == true
        )
    }

    @Test func `a folder in place of a scenario is an error`() throws {
        let scratch = try ScratchFolder()
        let error = #expect(throws: ScenarioErrors.self) {
            try ScenarioFiles.read(scratch.path(""), overrides: [])
        }
        #expect(error?.description.contains("Is a directory [unreadable-file]") == true)
    }

    @Test(arguments: ["", String(repeating: "deep/", count: 40)])
    func `a graph file that is not there is an error where it is named, however deep it is`(
        _ folder: String
    ) throws {
        let scratch = try ScratchFolder()
        try FileManager.default.createDirectory(
            atPath: scratch.path(folder),
            withIntermediateDirectories: true
        )
        let text = String(decoding: try WholeFile.read(quickstart), as: UTF8.self)
        let path = try scratch.write(text, to: "\(folder)s.yaml")
        let error = #expect(throws: ScenarioErrors.self) {
            try ScenarioFiles.read(path, overrides: [])
        }
        let files = ["dataflow-graph.yaml", "graph-simple.yaml"]
        for file in files {
            let missing = scratch.path("\(folder)graphs/temperature-filter/\(file)")
            #expect(
                error?.description.contains(
                    "cannot read \"\(missing)\": No such file or directory ["
                ) == true,
                "\(String(describing: error))"
            )
        }
        #expect(error?.errors.allSatisfy { $0.location.file == path } == true)
    }

    @Test func `what replaces the file's values is applied and kept`() throws {
        let overrides = [try Override(assignment: "seed=9")]
        let resolved = try ScenarioFiles.read(quickstart, overrides: overrides)
        #expect(resolved.scenario.seed == 9)
        #expect(resolved.overrides == overrides)
    }
}
