import Messaging
import Testing

@testable import Inquiry

/// How what came out is compared with what a test file expects.
@Suite struct ExpectedOutputTests {
    private func expectation(
        _ json: String,
        select: [String] = [],
        ignores: [String] = []
    ) throws -> ExpectedOutput {
        let tree = try JSONTree(Array(json.utf8))
        return try #require(ExpectedOutput(tree, selected: select, ignored: ignores))
    }

    private func output(
        _ payload: String,
        properties: [UserProperty] = [],
        contentType: String? = nil
    ) -> JSONTree {
        OutputMessage.tree(
            of: Arrival(
                origin: .own(0),
                topic: "processed",
                payload: Array(payload.utf8),
                properties: properties,
                contentType: contentType
            )
        )
    }

    private static let celsius =
        #"{"payload":"{\"temperature\":{\"value\":653.5,\"unit\":\"C\"}}"}"#

    @Test(arguments: [
        #"{"temperature":{"value":653.5,"unit":"C"}}"#,
        #"{"temperature":{"unit":"C","value":653.50}}"#,
        #" {"temperature" : {"value":6.535e2,"unit":"\u0043"}}"#,
    ])
    func `a payload is compared as JSON, not as text`(_ payload: String) throws {
        let expected = try expectation(Self.celsius, select: ["payload"])
        #expect(expected.compare([output(payload)]) == .equal)
    }

    @Test func `the first difference is told with its path`() throws {
        let expected = try expectation(Self.celsius, select: ["payload"])
        let other = output(#"{"temperature":{"value":653.6,"unit":"C"}}"#)
        #expect(
            expected.compare([other])
                == .differs("payload.temperature.value: expected 653.5, got 653.6")
        )
        #expect(expected.compare([output("653.5")]) != .equal)
        let more = output(#"{"temperature":{"value":653.5,"unit":"C","max":1}}"#)
        #expect(
            expected.compare([more]) == .differs("payload.temperature.max: expected nothing, got 1")
        )
    }

    @Test func `an object is compared with the last message, a list with all in order`() throws {
        let (one, two) = (output(#"{"n":1}"#), output(#"{"n":2}"#))
        let last = try expectation(#"{"payload":"{\"n\":2}"}"#)
        #expect(last.compare([]) == .incomplete)
        #expect(last.compare([one, two]) == .equal)
        #expect(
            last.compare([two, one])
                == .differs("the last of 2 messages: payload.n: expected 2, got 1")
        )
        let all = try expectation(#"[{"payload":"{\"n\":1}"},{"payload":"{\"n\":2}"}]"#)
        #expect(all.compare([one]) == .incomplete)
        #expect(all.compare([one, two]) == .equal)
        #expect(all.compare([two, one]) == .wrong("message 1 of 2: payload.n: expected 1, got 2"))
        guard case .wrong(let extra) = all.compare([one, two, two]) else {
            Issue.record("a message too many was not noticed")
            return
        }
        #expect(extra.hasPrefix("3 messages came out, expected 2"))
        let none = try expectation("[]")
        #expect(none.isNothing)
        #expect(none.compare([]) == .equal)
        #expect(none.compare([one]) != .equal)
    }

    @Test func `paths choose what is compared, into the payload and into lists`() throws {
        let json =
            #"{"payload":"{\"rows\":[{\"a\":1,\"t\":5}],\"humidity\":3}","topic":"elsewhere"}"#
        let came = output(#"{"rows":[{"a":1,"t":6}],"humidity":4}"#)
        let table: [(select: [String], ignores: [String], isEqual: Bool)] = [
            ([], [], false), (["payload"], [], false), (["payload.rows.0.a"], [], true),
            (["payload"], ["payload.humidity"], false),
            (["payload"], ["payload.humidity", "payload.rows.0.t"], true),
            (["payload.rows"], ["payload.rows.0.t"], true), (["topic"], [], false),
            ([], ["payload", "topic"], true),
        ]
        for row in table {
            let expected = try expectation(json, select: row.select, ignores: row.ignores)
            #expect((expected.compare([came]) == .equal) == row.isEqual, "\(row)")
        }
    }

    @Test func `user properties and the content type are where mosquitto puts them`() throws {
        let json = #"{"properties":{"user-properties":{"otel/factory.id":"A"}}}"#
        let came = output(
            "x",
            properties: [UserProperty("otel/factory.id", "A"), UserProperty("other", "B")],
            contentType: "application/json"
        )
        let path = "properties.user-properties.otel/factory.id"
        #expect(try expectation(json, select: [path]).compare([came]) == .equal)
        #expect(try expectation(json).compare([came]) != .equal)
        #expect(came["properties"]?["content-type"] == .string("application/json"))
        #expect(came["payload"] == .string("x"))
        #expect(came["qos"] == .integer(1) && came["payloadlen"] == .integer(1))
    }

    @Test func `what is neither object nor list of objects expects nothing sensible`() throws {
        for json in ["5", "\"payload\"", "null", "[1]", "[{},[]]"] {
            let tree = try JSONTree(Array(json.utf8))
            #expect(ExpectedOutput(tree, selected: [], ignored: []) == nil, "\(json)")
        }
    }
}
