import Messaging
import Quantities
import Testing

@testable import Inquiry

/// Each relation, held by sound graphs and broken by a planted defect, in virtual time.
@Suite struct RelationsCourseTests {
    /// What a graph remembers.
    private final class Memory {
        var counts: [[UInt8]: Int] = [:]
        var last: [UInt8] = []
    }

    /// A message as a graph of these tests sees it.
    private struct Reading {
        var value: Double
        var unit: String
        var properties: [UserProperty]
        var payload: [UInt8]

        init?(_ message: Utterance) {
            guard let tree = try? JSONTree(message.payload),
                let body = tree["temperature"], case .number(let value, _)? = body["value"],
                case .string(let unit)? = body["unit"]
            else { return nil }
            self.value = value
            self.unit = unit
            properties = message.properties
            payload = message.payload
        }

        var celsius: Double { unit == "C" ? value : (value - 32) * 5 / 9 }
        var passes: Bool { celsius > 2_000 && celsius < 4_000 }
    }

    private static let form = TemperatureQuestion(topic: "raw", unit: "C")

    /// A graph that passes what `outputs` makes of a message.
    private func graph(_ outputs: @escaping (Reading) -> [[UInt8]]) -> ModelGraph {
        var graph = ModelGraph { _ in false }
        graph.makes = { message in Reading(message).map { outputs($0) } ?? [] }
        return graph
    }

    /// One that converts nothing and forgets everything.
    private var sound: ModelGraph { graph { $0.passes ? [$0.payload] : [] } }

    private func results(
        _ graph: ModelGraph,
        _ relations: [Relation] = Relation.allCases,
        learning learned: ModelGraph? = nil
    ) throws -> [RelationResult] {
        let plan = SearchPlan(
            usual: 0...6_000,
            bounds: [2_000, 4_000],
            within: -1e6...1e6,
            repeats: 3
        )
        let learning = LearningCourse(plan, question: Self.form, within: .seconds(30))
        let search = (learned ?? graph).hold(learning).search
        let relationsPlan = try #require(RelationsPlan(search, relations: relations))
        let course = RelationsCourse(relationsPlan, question: Self.form, within: .seconds(30))
        return graph.hold(course).results
    }

    private func broken(_ graph: ModelGraph) throws -> Set<Relation> {
        Set(try results(graph).filter { $0.verdict == .broken }.map(\.relation))
    }

    @Test func `a filter that keeps no state fulfils them all`() throws {
        for result in try results(sound) {
            #expect(result.verdict == .held, "\(result)")
            #expect(result.asked >= 6, "\(result)")
            #expect(result.counterexample == nil)
        }
    }

    @Test func `loss, copies and refusals break none`() throws {
        for seed in 0..<10 {
            var graph = sound
            graph.loss = 0.01
            graph.duplicates = 0.01
            graph.refusals = 0.01
            graph.seed = UInt64(seed)
            #expect(try broken(graph).isEmpty, "seed \(seed)")
        }
    }

    @Test func `a filter that drops the other unit breaks that relation and no other`() throws {
        let graph = graph { $0.unit == "C" && $0.passes ? [$0.payload] : [] }
        #expect(try broken(graph) == [.unit])
        let result = try results(graph, [.unit])[0]
        let example = try #require(result.counterexample)
        #expect(example.base.hasSuffix("came out") && !example.base.contains("nothing"))
        #expect(example.variant.contains(#""unit":"F""#))
        #expect(example.variant.hasSuffix("nothing came out"))
        // The smallest of the values that pass.
        #expect(example.value == 2_001 || example.value == 2_250, "\(example.value)")
    }

    @Test func `a graph that lets only every other copy pass breaks replay`() throws {
        let memory = Memory()
        let graph = graph { reading in
            memory.counts[reading.payload, default: 0] += 1
            let isSpared = reading.payload == Self.form.payload("2001")
            let isOdd = memory.counts[reading.payload, default: 0] % 2 == 1
            return reading.passes && (isOdd || isSpared) ? [reading.payload] : []
        }
        let results = try results(graph, [.replay], learning: sound)
        #expect(results[0].verdict == .broken)
        #expect(results[0].counterexample?.base.hasSuffix("came out") == true)
        #expect(results[0].counterexample?.variant.hasSuffix("nothing came out") == true)
    }

    @Test func `a graph that drops what equals the message before breaks repetition`() throws {
        let memory = Memory()
        let graph = graph { reading in
            defer { memory.last = reading.payload }
            return reading.passes && memory.last != reading.payload ? [reading.payload] : []
        }
        let results = try results(graph, [.replay, .repetition, .json], learning: sound)
        #expect(results.map(\.verdict) == [.held, .broken, .held])
    }

    @Test func `a graph that looks at the order of keys or at spaces breaks json`() throws {
        let graph = graph { reading in
            let isUsual = reading.payload.starts(with: #"{"temperature":{"value""#.utf8)
            return reading.passes && isUsual ? [reading.payload] : []
        }
        #expect(try broken(graph) == [.json])
    }

    @Test func `a graph that minds an unrelated property breaks that relation`() throws {
        let graph = graph { $0.passes && $0.properties.isEmpty ? [$0.payload] : [] }
        #expect(try broken(graph) == [.property])
    }

    @Test func `a graph that changes what it passes breaks idempotence`() throws {
        let graph = graph { reading in
            reading.passes ? [Self.form.payload("\(reading.celsius + 1)")] : []
        }
        let broken = try broken(graph)
        #expect(broken.contains(.idempotence))
        #expect(!broken.contains(.replay) && !broken.contains(.unit))
    }

    @Test func `a graph with a gap breaks convexity and nothing else`() throws {
        let graph = graph { reading in
            let isInGap = reading.celsius > 2_800 && reading.celsius < 3_100
            return reading.passes && !isInGap ? [reading.payload] : []
        }
        #expect(try broken(graph) == [.convexity])
    }

    @Test func `a graph that falls silent is not decided`() throws {
        var graph = sound
        let plan = SearchPlan(values: [1_000, 3_000], repeats: 3)
        let learning = LearningCourse(plan, question: Self.form, within: .seconds(30))
        let search = graph.hold(learning).search
        graph.stopsAfter = 5
        let relationsPlan = try #require(RelationsPlan(search, relations: [.replay, .unit]))
        let course = RelationsCourse(relationsPlan, question: Self.form, within: .seconds(30))
        let results = graph.hold(course).results
        #expect(results.allSatisfy { $0.verdict == .undecided })
        let report = RelationsReport(results) { _, _ in "" }
        #expect(report.verdict == .undecided)
        #expect(report.lines[0].hasPrefix("not decided replay"))
    }

    @Test func `with nothing that passes there is nothing to ask`() {
        let search = PredicateSearch(SearchPlan(values: [0]))
        #expect(RelationsPlan(search, relations: Relation.allCases) == nil)
    }

    @Test func `the report has the counterexample and how to ask again`() throws {
        let graph = graph { $0.unit == "C" && $0.passes ? [$0.payload] : [] }
        let report = RelationsReport(try results(graph)) { "ask \($0.rawValue) at \($1)" }
        #expect(report.verdict == .broken)
        #expect(report.lines.contains { $0.hasPrefix("held        replay      the same message") })
        #expect(report.lines.contains { $0.hasPrefix("broken      unit        ") })
        #expect(report.lines.contains { $0.hasPrefix("  again: ask unit at 2") })
    }
}
