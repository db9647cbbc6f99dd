import Testing

@testable import Verifier

@Suite struct JSONValueTests {
    private func read(_ text: String, as dialect: JSONDialect) -> JSONValue? {
        try? JSONValue(Array(text.utf8), as: dialect)
    }

    private static let dialects: [JSONDialect] = [.serde, .standard, .python]

    @Test(arguments: dialects)
    func `reads what every dialect reads`(dialect: JSONDialect) {
        let text = #" {"a":[1,-2,2.5,"x\u00e9\n",true,null,{}],"a b":{"c":[]}} "#
        guard case .object(let object)? = read(text, as: dialect) else {
            Issue.record("no object")
            return
        }
        #expect(object.members.map { String(decoding: $0.key, as: UTF8.self) } == ["a", "a b"])
        #expect(
            object[Array("a".utf8)]
                == .list([
                    .number(.unsigned(1)), .number(.negative(-2)), .number(.float(2.5)),
                    .string(Array("xé\n".utf8)), .boolean(true), .null, .object(JSONObject()),
                ])
        )
        #expect(read(text, as: dialect)?["a b"]?["c"] == .list([]))
    }

    @Test(arguments: dialects)
    func `refuses what no dialect reads`(dialect: JSONDialect) {
        for text in [
            "", " ", "{", "[", "[1,]", "{\"a\":1,}", "{a:1}", "{\"a\" 1}", "01", "1.", ".5", "+1",
            "1 2", "nul", "\"a", "\"\n\"", "\"\\x\"", "\"\\u12\"", "'a'", "[1 2]", "\u{FEFF}1", "]",
            "-", "1e", "tru",
        ] {
            #expect(read(text, as: dialect) == nil, "\(text)")
        }
    }

    @Test(arguments: [
        ("3999.9999999999995", 3999.999999999999, 3999.9999999999995),
        ("2000.0000000000002", 2_000, 2000.0000000000002),
        ("18446744073709551616", 1.8446744073709552e19, 1.8446744073709552e19),
    ])
    func `only serde rounds by the digits`(text: String, serde: Double, nearest: Double) {
        #expect(read(text, as: .serde)?.double == serde)
        #expect(read(text, as: .standard)?.double == nearest)
        #expect(read(text, as: .python)?.double == nearest)
    }

    @Test func `what is too large is refused by serde and infinite elsewhere`() {
        #expect(read("1e999", as: .serde) == nil)
        #expect(read("1e999", as: .standard)?.double == .infinity)
        #expect(read("-1e999", as: .python)?.double == -.infinity)
    }

    @Test func `only Python reads its own words and half surrogate pairs`() {
        for text in [
            "NaN", "Infinity", "-Infinity", #""\ud800""#, #""\udc00x""#, #""\ud800\u0041""#,
        ] {
            #expect(read(text, as: .python) != nil, "\(text)")
            #expect(read(text, as: .serde) == nil, "\(text)")
            #expect(read(text, as: .standard) == nil, "\(text)")
        }
        #expect(read(#""\ud83d\ude00""#, as: .python) == .string(Array("😀".utf8)))
        #expect(read(#""\ud83d\ude00""#, as: .serde) == .string(Array("😀".utf8)))
    }

    @Test(arguments: dialects)
    func `nesting ends at the dialect's limit`(dialect: JSONDialect) {
        for (count, isRead) in [(dialect.nestingLimit, true), (dialect.nestingLimit + 1, false)] {
            let list =
                String(repeating: "[", count: count) + String(repeating: "]", count: count)
            #expect((read(list, as: dialect) != nil) == isRead)
            let object =
                String(repeating: #"{"a":"#, count: count) + "1"
                + String(repeating: "}", count: count)
            #expect((read(object, as: dialect) != nil) == isRead)
        }
    }

    @Test func `of members with the same key the last counts, however many there are`() {
        for others in [0, 3, 40] {
            var text = "{"
            for number in 0..<others { text += #""k\#(number)":\#(number),"# }
            text += #""a":1,"b":2,"a":3}"#
            guard case .object(let object)? = read(text, as: .standard) else {
                Issue.record("no object")
                return
            }
            #expect(object.members.count == others + 2)
            #expect(object[Array("a".utf8)]?.double == 3)
            #expect(object[Array("b".utf8)]?.double == 2)
            #expect(object[Array("c".utf8)] == nil)
            #expect(object.repeatsKeys)
        }
    }

    @Test(arguments: dialects)
    func `what is written is read back the same`(dialect: JSONDialect) {
        let text =
            #"{"a":[1,-2,2.5,1e-7,1e21,"\"\\\b\f\n\r\t\u0001é",true,false,null,{}],"":0.1}"#
        guard let value = read(text, as: dialect) else {
            Issue.record("not read")
            return
        }
        let written = JSONText.bytes(of: value)
        #expect(String(decoding: written, as: UTF8.self) == text)
        #expect((try? JSONValue(written, as: dialect)) == value)
    }
}
