import Foundation
import TestSupport
import Testing

/// `crucible learn` against the sandbox's graph, over TLS on loopback.
@Suite(.serialized) struct LearnCommandTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    private func learn(_ arguments: [String]) throws -> Command.Result {
        let file = try folder.write(ShortScenario().text, to: "short.yaml")
        return try Command.run(Project.command, ["learn", file] + arguments, limit: 120)
    }

    private func lines(_ result: Command.Result) -> [String] {
        result.output.split(separator: "\n").map { String($0) }
    }

    @Test(arguments: Transports.names)
    func `the sample's edges are found to the last bit with one message in a hundred lost`(
        _ transport: String
    ) throws {
        let result = try learn(
            Transports.arguments(transport) + ["--sandbox", "--plant", "drop:0.01"]
        )
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        let planted = try #require(PlantedFaults.count("drop", in: result.output))
        #expect(planted > 0)
        let lines = lines(result)
        #expect(
            lines.contains {
                $0.hasPrefix(
                    "passes 2000 < v < 4000, both exclusive, confirmed at adjacent doubles ("
                )
            }
        )
        #expect(lines.contains("  lower edge: 2000 is withheld, 2000.0000000000002 passes"))
        #expect(lines.contains("  upper edge: 3999.9999999999995 passes, 4000 is withheld"))
        #expect(lines.contains("filter: { lower: 2000, upper: 4000 }"))
    }

    @Test func `a graph with its bounds the wrong way round is found out`() throws {
        let result = try learn(["--sandbox", "--plant", "wrong-bound"])
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains("passes 2000 <= v <= 4000, both inclusive"))
        #expect(
            result.output.contains(
                "filter: { lower: 1999.9999999999998, upper: 4000.0000000000005 }"
            )
        )
    }

    @Test(arguments: [
        "duplicate:0.05", "redeliver-marked:0.05", "reorder:0.01", "delay:0.01,1s", "refuse:0.02",
        "lose-result:0.02", "acknowledge-then-lose:0.02", "alter-timestamp:1",
    ])
    func `what else goes wrong on the way moves no edge`(_ fault: String) throws {
        let result = try learn(["--sandbox", "--plant", fault])
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains("passes 2000 < v < 4000, both exclusive"))
    }

    @Test func `what the scenario believes decides nothing`() throws {
        let sandbox = try Command(Project.command, ["sandbox"])
        defer { sandbox.send(SIGINT) }
        #expect(sandbox.waits(for: "running:"))
        let words = sandbox.outputSoFar.split { $0.isWhitespace }.map { String($0) }
        func word(behind name: String) -> String {
            words.firstIndex(of: name).map { words[$0 + 1] } ?? ""
        }
        let text = ShortScenario().text
        let inline = text.replacingOccurrences(
            of: "(?s)graph:.*?workloads:",
            with: "input: raw\noutput: processed\nfilter: { lower: 1, upper: 77 }\nworkloads:",
            options: .regularExpression
        )
        let file = try folder.write(inline, to: "believed.yaml")
        let target = [
            "--broker", word(behind: "on"), "--ca", word(behind: "authorities:"), "--token",
            word(behind: "token:"), "--set", "preflight.within=2s",
        ]
        let result = try Command.run(Project.command, ["learn", file] + target)
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains("passes 2000 < v < 4000, both exclusive"))
        // And a topic that nobody reads is told as that.
        let absent = try Command.run(
            Project.command,
            ["learn", file] + target + ["--set", "input=elsewhere"]
        )
        #expect(absent.status == 4, "\(absent.output)\(absent.errors)")
        #expect(absent.output.contains("nobody reads topic elsewhere"))
    }

    @Test func `what comes out without its user property answers nothing`() throws {
        let result = try learn([
            "--sandbox", "--plant", "strip-property:1,crucible", "--set", "preflight.within=2s",
        ])
        #expect(result.status == 2, "\(result.output)\(result.errors)")
        #expect(result.output.contains("does not say what it came of"))
    }

    @Test func `a graph that passes nothing of what is asked is told as that`() throws {
        let result = try learn([
            "--sandbox", "--from", "5000", "--to", "6000", "--set", "preflight.within=2s",
        ])
        #expect(result.status == 2, "\(result.output)\(result.errors)")
        #expect(result.output.contains("either the graph does not answer, or it passes none"))
        #expect(result.errors.contains("hint:"))
    }

    @Test func `a map on the way is shown, and the edges are those of what goes in`() throws {
        let scenario = Project.path("scenarios/mixed-units.yaml")
        let result = try Command.run(
            Project.command,
            ["learn", scenario, "--sandbox", "--workload", "fahrenheit"],
            limit: 120
        )
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains("passes "))
        #expect(result.output.contains("changed on the way"))
        let unknown = try Command.run(
            Project.command,
            ["learn", scenario, "--sandbox", "--workload", "kelvin"]
        )
        #expect(unknown.status == 64)
        #expect(unknown.errors.contains("celsius, fahrenheit"))
    }

    @Test func `the sample's filter breaks one relation, and the printed command shows it again`()
        throws
    {
        let result = try learn(["--sandbox", "--relations"])
        #expect(result.status == 1, "\(result.output)\(result.errors)")
        let lines = lines(result)
        for name in ["replay", "repetition", "convexity", "json", "property", "idempotence"] {
            #expect(lines.contains { $0.hasPrefix("held") && $0.contains(" \(name) ") }, "\(name)")
        }
        #expect(lines.contains { $0.hasPrefix("broken      unit ") })
        #expect(lines.contains { $0.contains(#""unit":"F"}}: nothing came out"#) })
        let again = try #require(lines.first { $0.hasPrefix("  again: crucible ") })
        let words = again.split(separator: " ").dropFirst(2).map { String($0) }
        #expect(words.contains("--relation") && words.contains("--at"))
        let second = try Command.run(Project.command, words, limit: 120)
        #expect(second.status == 1, "\(second.output)\(second.errors)")
        #expect(second.output.contains("broken      unit "))
    }

    @Test func `loss breaks no relation, and only the chosen ones are asked`() throws {
        let result = try learn([
            "--sandbox", "--plant", "drop:0.01", "--relation", "json", "--relation", "replay",
            "--relation", "idempotence",
        ])
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(lines(result).count { $0.hasPrefix("held ") } == 3)
        let one = try learn(["--sandbox", "--relation", "property", "--at", "3000"])
        #expect(one.status == 0, "\(one.output)\(one.errors)")
        #expect(one.output.contains("(1 value)"))
        #expect(try learn(["--at", "3000"]).status == 64)
        #expect(try learn(["--relation", "symmetry"]).status == 64)
    }

    @Test func `a graph that changes units breaks idempotence`() throws {
        let result = try learn([
            "--sandbox", "--plant", "change-unit:1", "--relation", "idempotence", "--relation",
            "replay",
        ])
        #expect(result.status == 1, "\(result.output)\(result.errors)")
        #expect(result.output.contains("broken      idempotence "))
        #expect(result.output.contains("held        replay "))
    }

    @Test func `a broker that is not there is exit code 4, a wrong flag 64`() throws {
        let absent = try learn([])
        #expect(absent.status == 4, "\(absent.output)\(absent.errors)")
        #expect(absent.errors.contains("error: the questioner"))
        for wrong in [
            ["--repeats", "0"], ["--from", "1"], ["--from", "2", "--to", "1"],
            ["--plant", "drop:0.1"],
        ] {
            #expect(try learn(wrong).status == 64, "\(wrong)")
        }
    }
}
