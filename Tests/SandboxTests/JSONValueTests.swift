import Testing

@testable import Sandbox

@Suite struct JSONValueTests {
    @Test(arguments: [
        ("null", "null"), (" [ ] ", "[]"), ("{ }", "{}"), ("-0", "-0.0"), ("3e3", "3000.0"),
        ("18446744073709551615", "18446744073709551615"), ("-7", "-7"),
        ("18446744073709551616", "1.8446744073709552e19"),
        (#"{"b":1,"a":[true,false,null],"b":2}"#, #"{"b":2,"a":[true,false,null]}"#),
        (#""\u0041\u001f\n\"\\\/é\u00e9\ud83d\ude00""#, #""A\u001f\n\"\\/éé😀""#),
        (#"{"":{"x":[[],[{}]]}}"#, #"{"":{"x":[[],[{}]]}}"#),
    ])
    func `is read and written as serde_json does`(text: String, expected: String) throws {
        #expect(try JSONValue(parsing: Array(text.utf8)[...]).text == expected)
    }

    @Test(arguments: [
        "", "[", "[1 2]", "{\"a\"}", "{a:1}", "nul", "\"", "1 1", "[,]", "-", "{\"a\":1,}",
    ])
    func `refuses what is no JSON`(text: String) {
        #expect(throws: Trap.self) { try JSONValue(parsing: Array(text.utf8)[...]) }
    }
}
