import FoundationEssentials
import Quantities
import Testing

@testable import Reporting

@Suite struct JSONTests {
    @Test(arguments: [
        ("", #""""#), ("a\"b\\c/d", #""a\"b\\c/d""#), ("\n\r\t", #""\n\r\t""#),
        ("\u{0}\u{1F}\u{7F}", #""\u0000\u001f\u007f""#), ("\u{2028}\u{2029}", #""\u2028\u2029""#),
        ("é🌡", #""é🌡""#), ("\r\n", #""\r\n""#),
    ])
    func `text is escaped`(text: String, json: String) {
        #expect(JSONWriter.document(.string(text)) == json + "\n")
    }

    @Test(
        arguments: [
            (0, "0"), (-0.0, "-0"), (1, "1"), (133.3, "133.3"), (0.1 + 0.2, "0.30000000000000004"),
            (1e-5, "1e-05"), (1e300, "1e+300"), (.nan, "null"), (.infinity, "null"),
            (9_007_199_254_740_992, "9007199254740992"),
        ] as [(Double, String)]
    )
    func `a number has the shortest form that reads back the same`(value: Double, json: String) {
        #expect(JSONWriter.document(.number(value)) == json + "\n")
    }

    @Test func `whole numbers keep all their digits`() {
        #expect(JSONWriter.document(.unsigned(.max)) == "18446744073709551615\n")
        #expect(JSONWriter.document(.integer(.min)) == "-9223372036854775808\n")
    }

    @Test func `members keep the order in which they were added, and nil adds none`() {
        var object = JSONObject()
        object.add("z", truth: true)
        object.add("a", .null)
        object.add("m", text: nil)
        object.add("e", .array([]))
        object.add("l", .array([.integer(1), .object(JSONObject())]))
        #expect(
            JSONWriter.document(.object(object)) == """
                {
                  "z": true,
                  "a": null,
                  "e": [],
                  "l": [
                    1,
                    {}
                  ]
                }

                """
        )
    }

    @Test func `any text comes back from another reader`() throws {
        let random = Philox2x64(key: 4_711)
        for round in 0..<300 as Range<UInt64> {
            let scalars = (0..<20 as Range<UInt64>).compactMap { index in
                let bits = random.block(low: round, high: index).0
                return Unicode.Scalar(UInt32(bits & 0x1F_FFFF) >> UInt32(bits >> 32 & 15))
            }
            var text = ""
            text.unicodeScalars.append(contentsOf: scalars)
            let json = JSONWriter.document(.array([.string(text)]))
            let read = try JSONDecoder().decode([String].self, from: Data(json.utf8))
            let same = read.first.map { $0.unicodeScalars.elementsEqual(text.unicodeScalars) }
            #expect(same == true, "key 4711, round \(round)")
        }
    }
}
