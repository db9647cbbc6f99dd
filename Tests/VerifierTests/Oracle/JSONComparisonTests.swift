import Testing

@testable import Verifier

@Suite struct JSONComparisonTests {
    private static let expected =
        #"{"temperature":{"value":653.8888888888889,"count":0,"unit":"C","list":[1,null,"é"]}}"#

    @Test(arguments: [
        expected,
        #"{"temperature":{"count":0,"list":[1,null,"é"],"unit":"C","value":653.8888888888889}}"#,
        #" { "temperature" : {"value":6.538888888888889e2,"count":0.0,"unit":"\u0043","#
            + #""list":[1e0, null, "\u00e9"]} } "#,
        // Two units in the last place up and down.
        #"{"temperature":{"value":653.8888888888891,"count":0,"unit":"C","list":[1,null,"é"]}}"#,
        #"{"temperature":{"value":653.8888888888887,"count":0,"unit":"C","list":[1,null,"é"]}}"#,
    ])
    func `order, white space and spelling do not count`(payload: String) {
        #expect(JSONComparison.computed.isSame(Array(payload.utf8), Array(Self.expected.utf8)))
    }

    @Test(arguments: [
        // Three units in the last place.
        #"{"temperature":{"value":653.8888888888893,"count":0,"unit":"C","list":[1,null,"é"]}}"#,
        #"{"temperature":{"value":653.889,"count":0,"unit":"C","list":[1,null,"é"]}}"#,
        #"{"temperature":{"value":653.8888888888889,"count":1,"unit":"C","list":[1,null,"é"]}}"#,
        #"{"temperature":{"value":653.8888888888889,"count":0,"unit":"F","list":[1,null,"é"]}}"#,
        #"{"temperature":{"value":653.8888888888889,"count":0,"unit":"C","list":[1,null,"e"]}}"#,
        #"{"temperature":{"value":653.8888888888889,"count":0,"unit":"C","list":[null,1,"é"]}}"#,
        #"{"temperature":{"value":653.8888888888889,"count":0,"unit":"C"}}"#,
        #"{"temperature":{"value":653.8888888888889,"count":0,"unit":"C","list":[1,null,"é"],"#
            + #""seq":1}}"#,
        #"{"temperature":{"value":653.8888888888889,"count":0,"unit":"C","list":[1,null,"é"]},"#
            + #""seq":1}"#,
        #"{"temperature":{"value":1,"value":653.8888888888889,"count":0,"unit":"C","#
            + #""list":[1,null,"é"]}}"#,
        #"{"temperature":{"value":"653.8888888888889","count":0,"unit":"C","list":[1,null,"é"]}}"#,
        expected + "x", "", "{",
        // The same to the eye, other bytes.
        #"{"temperature":{"value":653.8888888888889,"count":0,"unit":"C","list":[1,null,"e\u0301"]}}"#,
    ])
    func `every value, key and text counts`(payload: String) {
        #expect(!JSONComparison.computed.isSame(Array(payload.utf8), Array(Self.expected.utf8)))
    }

    @Test(arguments: [
        ("9007199254740993", "9007199254740992", false), ("-1", "1", false), ("1", "1.0", true),
        ("0.0", "-0.0", true), ("0", "1e-322", false), ("0.0", "1e-323", true),
        ("-5e-324", "5e-324", false), ("18446744073709551615", "18446744073709551615.0", true),
        ("1e999", "2e999", true), ("1e999", "1.7976931348623157e308", false),
        ("1", "2", false), ("1", "true", false), ("null", "0", false),
    ])
    func `numbers are compared as doubles and integers as integers`(
        left: String,
        right: String,
        isSame: Bool
    ) {
        #expect(JSONComparison.computed.isSame(Array(left.utf8), Array(right.utf8)) == isSame)
        #expect(JSONComparison.computed.isSame(Array(right.utf8), Array(left.utf8)) == isSame)
    }

    @Test func `what nobody computed must have the very same value`() {
        let number = Array("653.8888888888889".utf8)
        #expect(JSONComparison.copied.isSame(number, Array("6.538888888888889e2".utf8)))
        #expect(!JSONComparison.copied.isSame(number, Array("653.888888888889".utf8)))
        #expect(JSONComparison.computed.isSame(number, Array("653.888888888889".utf8)))
    }

    @Test func `what is no JSON is the same only byte for byte`() {
        #expect(JSONComparison.computed.isSame([0xFF, 0], [0xFF, 0]))
        #expect(!JSONComparison.computed.isSame([0xFF, 0], [0xFF, 1]))
    }
}
