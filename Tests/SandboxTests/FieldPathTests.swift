import Testing

@testable import Sandbox

@Suite struct FieldPathTests {
    static let paths: [(String, [String])] = [
        ("a", ["a"]), ("Person.Date of Birth", ["Person", "Date of Birth"]),
        (#"Payload."Tag.10".Value"#, ["Payload", "Tag.10", "Value"]),
        (
            #"Payload."Tag.10".Measurements."Vibration.$12".Value"#,
            ["Payload", "Tag.10", "Measurements", "Vibration.$12", "Value"]
        ),
        (
            #"Payload.He said: "No. It is done""#, ["Payload", #"He said: "No"#, #" It is done""#]
        ),
        (#""*""#, ["*"]), ("'a.b'.c", ["a.b", "c"]), ("partial*", ["partial*"]),
    ]

    @Test(arguments: paths)
    func `splits at dots outside of quoted segments`(text: String, expected: [String]) throws {
        #expect(try FieldPath(text).names == expected)
    }

    static let captures: [(String, [String], [String]?)] = [
        ("*", ["a"], ["a"]), ("*", ["a", "b"], ["a", "b"]), ("a.*", ["a", "b", "c"], ["b", "c"]),
        ("*.c", ["a", "b", "c"], ["a", "b"]), ("a.*.c", ["a", "b", "c"], ["b"]),
        ("a.*", ["a"], nil), ("a.*", ["b", "c"], nil), ("*.c", ["c"], nil),
        ("a.b", ["a", "b"], []),
        ("a.*.a", ["a", "a"], nil), ("a.b", ["a"], nil),
    ]

    @Test(arguments: captures)
    func `a wildcard stands for one segment or more`(
        text: String,
        names: [String],
        expected: [String]?
    ) throws {
        #expect(try FieldPath(text).captured(from: names) == expected)
    }
}
