import TestSupport
import Testing

/// The graph that gathers readings, as far as a machine without a cluster can go.
@Suite struct ComplexGraphTests {
    private let scenario = Project.path("scenarios/complex-graph.yaml")

    @Test func `its scenario can be judged`() throws {
        let result = try Command.run(Project.command, ["validate", scenario])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.hasPrefix("complex-graph is valid"))
    }

    @Test func `a sandbox says which operation it does not run, before anything is sent`() throws {
        let folder = try ScratchFolder()
        let result = try Command.run(
            Project.command,
            ["run", scenario, "--sandbox", "--reports", folder.path("reports")]
        )
        #expect(result.status == 64, "\(result.output)")
        #expect(result.errors.contains("window/delay"), "\(result.errors)")
        #expect(result.errors.contains("run this graph on a cluster"), "\(result.errors)")
        #expect(folder.contents(of: "reports").isEmpty)
    }
}
