import Foundation
import Testing

@testable import Scenarios

/// The manual names everything that a scenario can say.
@Suite struct ManualTests {
    private static let manual: String = {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        let url = root.appendingPathComponent("docs/scenario-format.md")
        return (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    }()

    /// An unknown key at each of these paths makes the reader list the keys it knows there.
    @Test(arguments: [
        "", "target.", "target.authentication.", "graph.", "connect.", "connect.reconnect.",
        "tokens.", "preflight.", "workloads[0].", "workloads[0].arrivals.", "workloads[0].payload.",
        "workloads[0].payload.temperature.", "phases.",
    ])
    func `every key is in the manual`(path: String) throws {
        let overrides = [try Override(assignment: "\(path)zzzzzzzz=1")]
        let hint = try #require(errors { try Fixture.read(overrides: overrides) }.last?.hint)
        let sentence = try #require(hint.firstRange(of: "The key"))
        let list =
            hint[sentence.lowerBound...].replacing(" is ", with: " are ")
            .split(separator: " are ").last ?? ""
        let keys = list.replacing(" and ", with: ", ").split(separator: ", ")
        #expect(!keys.isEmpty)
        for key in keys {
            let isThere =
                Self.manual.contains("`\(key)`") || Self.manual.contains("\(key): ")
            #expect(isThere, "docs/scenario-format.md does not explain \(path)\(key)")
        }
    }

    @Test func `every metric of a threshold is in the manual`() {
        let metrics =
            LatencyStage.allCases.map(\.rawValue) + LedgerCount.allCases.map(\.rawValue)
            + ConnectionCount.allCases.map(\.rawValue)
        for metric in metrics {
            #expect(
                Self.manual.contains("`\(metric)`"),
                "docs/scenario-format.md does not explain \(metric)"
            )
        }
    }

    @Test func `every transport is in the manual`() {
        for transport in TransportKind.allCases {
            #expect(Self.manual.contains("`\(transport.rawValue)`"))
        }
    }
}
