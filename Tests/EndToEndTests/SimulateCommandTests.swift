import TestSupport
import Testing

/// `crucible simulate` as its user meets it.
@Suite struct SimulateCommandTests {
    private func simulate(_ arguments: String...) throws -> Command.Result {
        try Command.run(Project.command, ["simulate"] + arguments)
    }

    @Test func `tells the totals, the verdicts and that all is true`() throws {
        let result = try simulate("--world", "one-loss", "--messages", "2000", "--seeds", "3")
        #expect(result.status == 0, "\(result.errors)")
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines.contains("  slots                           6000"))
        #expect(lines.contains("  lost                            3"))
        #expect(lines.contains("verdicts: failed 3"))
        #expect(lines.last == "3 runs: every count is what really happened")
    }

    @Test func `the same seeds tell the same, whatever runs beside`() throws {
        let first = try simulate("--messages", "3000", "--seeds", "4", "--publishers", "5")
        let second = try simulate("--messages", "3000", "--seeds", "4", "--publishers", "5")
        #expect(first.status == 0)
        #expect(first.output == second.output)
    }

    @Test(
        arguments: [
            (["--world", "calm"], "none of clean, one-loss, mixed, all-lost"),
            (["--messages", "99"], "--messages 99 is not between"),
            (["--seeds", "0"], "--seeds 0 is not between"),
            (["--publishers", "0"], "--publishers 0 is not between"),
            (["--seed", "18446744073709551615"], "too large"),
        ]
    )
    func `refuses what it cannot run`(_ arguments: [String], _ says: String) throws {
        let result = try Command.run(Project.command, ["simulate"] + arguments)
        #expect(result.status == 64)
        #expect(result.errors.contains(says), "\(result.errors)")
    }
}
