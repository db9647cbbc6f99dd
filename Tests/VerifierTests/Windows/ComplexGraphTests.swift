import Evidence
import Quantities
import Scenarios
import Testing

@testable import Verifier

/// The sample's complex graph as a whole: temperatures in °F go through map and filter into
/// accumulate, collection and enrichment.
@Suite struct ComplexGraphTests {
    private func story(
        slots: UInt64 = 160,
        _ value: @escaping @Sendable (UInt64) -> Int
    ) throws -> WindowStory {
        var story = try WindowStory(WindowGraphs.complex, slots: slots, unit: "F") { _, slot in
            value(slot)
        }
        story.send(0..<slots)
        return story
    }

    /// A collection of one result of temperatures, all 100 °C but the first.
    private func body(
        count: Int = 100,
        first: Double = 100,
        overtemp: Bool = false,
        more: String = ""
    ) -> String {
        let average = (first + 100 * Double(count - 1)) / Double(count)
        let temperature =
            #"{"count":\#(count),"max":\#(max(first, 100)),"min":\#(min(first, 100)),"#
            + #""average":\#(average),"last":100.0,"unit":"C","overtemp":\#(overtemp)}"#
        return
            #"{"sensor_data":{"temperature":[\#(temperature)],"humidity":[\#(more)],"object":[]}}"#
    }

    @Test func `what came in as °F is counted, converted and enriched`() throws {
        var story = try story(slots: 260) { _ in 212 }
        story.receive(body(), timestamp: 15_000, at: 15_060)
        story.receive(body(), timestamp: 25_000, at: 25_060)
        let counts = story.counts()
        #expect(counts.exact == 2)
        #expect(counts.wrong == 0)
    }

    @Test(
        arguments: [
            (32, 0.0, false), (33, 0.5555555555555556, false), (-1, -18.333333333333332, false),
            (213, 100.55555555555556, true),
        ] as [(Int, Double, Bool)]
    )
    func `heat is marked above 100, cleared below 0 and else what it was`(
        fahrenheit: Int,
        celsius: Double,
        overtemp: Bool
    ) throws {
        var story = try story { $0 == 60 ? fahrenheit : 212 }
        story.receive(body(first: celsius, overtemp: overtemp), timestamp: 15_000, at: 15_060)
        #expect(story.counts().exact == 1)
        guard celsius > 100 || celsius < 0 else { return }
        var other = try self.story { $0 == 60 ? fahrenheit : 212 }
        other.receive(body(first: celsius, overtemp: !overtemp), timestamp: 15_000, at: 15_060)
        let judgement = other.judgement()
        #expect(judgement.windows?.wrong == 1)
        #expect(
            judgement.windowFailures.first?.words
                == "temperature: overtemp \(!overtemp), expected \(overtemp)"
        )
    }

    @Test func `what the store remembers of heat is known once a window has said it`() throws {
        for (second, isRight) in [(true, true), (false, false)] {
            var story = try story(slots: 260) { $0 == 60 ? 213 : 212 }
            let hot = body(first: 100.55555555555556, overtemp: true)
            story.receive(hot, timestamp: 15_000, at: 15_060)
            story.receive(body(overtemp: second), timestamp: 25_000, at: 25_060)
            #expect(story.counts().wrong == (isRight ? 0 : 1))
        }
        var unknown = try self.story { _ in 212 }
        unknown.receive(body(overtemp: true), timestamp: 15_000, at: 15_060)
        #expect(unknown.counts().exact == 1)
    }

    @Test(arguments: [
        (
            #"{"sensor_data":{"temperature":[],"humidity":[],"object":[]}}"#,
            "no temperature, expected one of 100 messages"
        ),
        (
            #"{"sensor_data":{"temperature":[{"count":100,"max":100,"min":100,"average":100,"#
                + #""last":100,"unit":"C"}]}}"#,
            "temperature: no overtemp, which a collection says"
        ),
    ])
    func `a collection that lacks something is wrong`(body: String, words: String) throws {
        var story = try story { _ in 212 }
        story.receive(body, timestamp: 15_000, at: 15_060)
        #expect(story.judgement().windowFailures.map(\.words) == [words])
    }

    @Test func `humidities that nobody sent are wrong`() throws {
        var story = try story { _ in 212 }
        let humidity = #"{"count":1,"max":5.0,"min":5.0,"average":5.0,"last":5.0}"#
        story.receive(body(more: humidity), timestamp: 15_000, at: 15_060)
        #expect(
            story.judgement().windowFailures.map(\.words)
                == ["humidity: count 1, expected 0"]
        )
    }

    @Test func `a picture or a single measurement is none of its results`() throws {
        var story = try story { _ in 212 }
        for body in [
            #"{"sensor_data":{"temperature":[],"humidity":[],"object":[{"result":"cat"}]}}"#,
            #"{"temperature":\#(WindowStory.temperature(51..<151))}"#,
        ] {
            story.receive(body, timestamp: 15_000, at: 15_060)
        }
        #expect(story.judgement().counts[.foreign] == 2)
    }
}
