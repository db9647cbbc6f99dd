import Foundation
import Networking
import Quantities
import Sandbox
import TestSupport
import Testing

/// How the command tells that a real broker does not let it in, or does not grant what it needs.
@Suite(.serialized) struct MosquittoRefusalTests {
    private let folder: ScratchFolder
    private let broker: MosquittoBroker
    private let now = SystemTimeSource().wallClock()

    init() throws {
        folder = try ScratchFolder()
        broker = try MosquittoBroker(at: SystemTimeSource().wallClock())
    }

    private func run(
        _ transport: String,
        token: String?,
        ca: String? = nil,
        _ scenario: String? = nil
    ) throws
        -> Command.Result
    {
        let file = try folder.write(scenario ?? ShortScenario().text, to: "short.yaml")
        let arguments = [
            "run", file, "--reports", folder.path("reports"), "--broker", broker.address, "--ca",
            ca ?? broker.authoritiesPath,
        ]
        return try Command.run(
            Project.command,
            arguments + (token.map { ["--token", $0] } ?? []) + Transports.arguments(transport)
        )
    }

    private func expect(
        _ result: Command.Result,
        says words: [String],
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        #expect(result.status == 4, "\(result.output)\(result.errors)", sourceLocation: location)
        for word in words {
            #expect(result.errors.contains(word), "\(result.errors)", sourceLocation: location)
        }
        #expect(folder.contents(of: "reports").isEmpty, sourceLocation: location)
        let token = try String(contentsOfFile: broker.tokenPath, encoding: .utf8)
        #expect(!(result.errors + result.output).contains(token.suffix(40)))
    }

    @Test(arguments: Transports.names)
    func `a graph that is not there is told before any load`(_ transport: String) throws {
        var scenario = ShortScenario()
        scenario.probes = 3
        try expect(
            run(transport, token: broker.tokenPath, scenario.text),
            says: [
                "the graph does not answer", "probes that went to raw and must come out",
                "none did on processed within 3 s", "hint: see whether the data flow graph",
            ]
        )
    }

    @Test(arguments: Transports.names)
    func `an expired token is not even sent, and the time is told`(_ transport: String) throws {
        let expired = try broker.tokens.mint(
            at: WallClockInstant(milliseconds: now.milliseconds - 7_200_000),
            lifetime: .seconds(3_600)
        )
        let path = try folder.write(expired, to: "expired")
        try expect(run(transport, token: path), says: ["expired at 20", "hint: "])
    }

    @Test(arguments: Transports.names)
    func `a token for another audience is refused, and its audience is told`(
        _ transport: String
    ) throws {
        let foreign = try broker.tokens.mint(
            audiences: ["https://elsewhere"],
            at: now,
            lifetime: .seconds(3_600)
        )
        let path = try folder.write(foreign, to: "foreign")
        try expect(
            run(transport, token: path),
            says: ["not authorized", "https://elsewhere", "hint: "]
        )
    }

    @Test(arguments: Transports.names)
    func `no token at all is refused in the broker's words`(_ transport: String) throws {
        try expect(run(transport, token: nil), says: ["0x87 (not authorized)", "hint: "])
    }

    @Test(arguments: Transports.names)
    func `an empty or missing token file is told by its path`(_ transport: String) throws {
        try expect(run(transport, token: folder.write("", to: "empty")), says: ["empty", "hint: "])
        try expect(
            run(transport, token: folder.path("none")),
            says: ["none", "no such file", "hint: "]
        )
    }

    @Test(arguments: Transports.names)
    func `a certificate of an authority that is not trusted is refused by us`(
        _ transport: String
    ) throws {
        let other = try MosquittoBroker(at: now)
        try expect(
            run(transport, token: broker.tokenPath, ca: other.authoritiesPath),
            says: ["not trusted", "hint: "]
        )
    }

    @Test(arguments: Transports.names)
    func `a topic that may not be subscribed is told by name`(_ transport: String) throws {
        try expect(
            run(
                transport,
                token: broker.tokenPath,
                scenario(input: "raw", output: "forbidden/processed")
            ),
            says: ["forbidden/processed", "0x87", "hint: "]
        )
    }

    @Test(arguments: Transports.names)
    func `a topic that may not be published to gives refused messages, not lost ones`(
        _ transport: String
    ) throws {
        let result = try run(
            transport,
            token: broker.tokenPath,
            scenario(input: "forbidden/raw", output: "processed")
        )
        #expect(result.status == 1 || result.status == 2, "\(result.output)\(result.errors)")
        let report = try RunReport(onlyRunIn: folder)
        // Mosquitto 2.0.11 also closes the connection of who publishes what it may not, so whatever
        // else was on its way then is not known.
        let ledger = report.ledger
        let unknown = ["indeterminate", "withheld"].reduce(0) { $0 + (ledger[$1] ?? 0) }
        #expect(ledger["refused"] ?? 0 > 0, "\(ledger)")
        #expect((ledger["refused"] ?? 0) + unknown == ledger["sent"], "\(ledger)")
        #expect(report.number("ledger.lost") == 0)
        #expect(report.text("reason")?.contains("refused") == true)
    }

    private func scenario(input: String, output: String) -> String {
        var lines = ShortScenario().text.split(separator: "\n", omittingEmptySubsequences: false)
        lines.removeAll { line in
            ["graph:", "  resource:", "  definition:", "  modules:"].contains {
                line.hasPrefix($0)
            }
        }
        lines.append("input: \(input)")
        lines.append("output: \(output)")
        lines.append("filter: { lower: 2000, upper: 4000 }")
        return lines.joined(separator: "\n")
    }
}
