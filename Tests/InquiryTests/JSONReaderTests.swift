import Testing

@testable import Inquiry

@Suite struct JSONReaderTests {
    private func read(_ text: String) throws(JSONSyntaxError) -> JSONTree {
        try JSONTree(Array(text.utf8))
    }

    @Test(arguments: [
        (#"{"a":1,"b":[true,false,null]}"#, #"{"a":1,"b":[true,false,null]}"#),
        (" [ ] ", "[]"), ("{\n}\t", "{}"), ("-0.5e+3", "-0.5e+3"),
        (#""a\"\\\/\n\t""#, #""a\"\\/\n\t""#),
        (#""\u00b0C \ud83d\ude00""#, "\"°C 😀\""), ("0", "0"),
        (#"{"a":{"a":[[[1]]]}}"#, #"{"a":{"a":[[[1]]]}}"#),
    ])
    func `what it reads it writes again`(_ pair: (text: String, again: String)) throws {
        #expect(try read(pair.text).text == pair.again)
    }

    @Test(arguments: [
        ("", 0), ("{", 1), ("[1,]", 3), ("[1 2]", 3), ("{\"a\" 1}", 5), ("{a:1}", 1), ("01", 1),
        ("1.", 2), ("+1", 0), ("nul", 0), ("\"a", 2), ("\"\\x\"", 2), ("\"\u{1}\"", 1), ("1e", 2),
        ("{} x", 3), ("\"\\u12\"", 3), (".5", 0), ("{\"a\":1,}", 7), ("-", 0),
    ])
    func `what is no JSON is refused at its place`(_ pair: (text: String, offset: Int)) {
        do throws(JSONSyntaxError) {
            let tree = try read(pair.text)
            Issue.record("\(pair.text) was read as \(tree.text)")
        } catch {
            #expect(error.offset == pair.offset, "\(pair.text): \(error.problem)")
        }
    }

    @Test func `nesting without end is refused, not followed`() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: JSONSyntaxError.self) { try read(deep) }
    }
}
