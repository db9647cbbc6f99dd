/// Where a field is in a payload: the keys from the outside in.
///
///     Payload."Tag.10".Value     three segments: Payload, Tag.10 and Value
///
/// A segment that begins with a double quotation mark ends with the next one; any other ends with
/// the next dot. Source: learn.microsoft.com, _Expressions reference for data flows_, Dot notation.
struct FieldPath: Hashable, Sendable {
    /// The keys in UTF-8.
    var segments: [[UInt8]]

    init(segments: [[UInt8]]) {
        self.segments = segments
    }

    /// Reads a path.
    ///
    /// - Throws: What is wrong with it.
    init(_ text: some StringProtocol) throws(StageProblem) {
        segments = []
        var rest = Substring(text)
        while true {
            var segment: Substring
            if rest.first == "\"" {
                let inside = rest.dropFirst()
                guard let end = inside.firstIndex(of: "\"") else {
                    throw Self.problem(text, "a quotation mark is not closed")
                }
                segment = inside[..<end]
                rest = inside[inside.index(after: end)...]
                guard rest.isEmpty || rest.first == "." else {
                    throw Self.problem(text, "something follows a closing quotation mark")
                }
            } else {
                guard rest.first != "'" else {
                    throw Self.problem(text, "the documentation contradicts itself about '")
                }
                segment = rest.prefix { $0 != "." }
                rest = rest[segment.endIndex...]
                guard !segment.isEmpty else { throw Self.problem(text, "a segment is empty") }
                guard !segment.contains("*") else {
                    throw Self.problem(
                        text,
                        "* stands only alone or at the end of a path, in a map's first rule"
                    )
                }
            }
            segments.append(Array(segment.utf8))
            guard rest.first == "." else { return }
            rest = rest.dropFirst()
        }
    }

    /// Whether the other path is this one or leads on from it.
    func covers(_ other: FieldPath) -> Bool { other.segments.starts(with: segments) }

    /// The value at this place; nil where there is none.
    func value(in json: JSONValue) -> JSONValue? {
        var json = json
        for segment in segments {
            guard case .object(let object) = json, let next = object[segment] else { return nil }
            json = next
        }
        return json
    }

    /// Puts a value at this place and makes objects on the way.
    ///
    /// - Throws: Where something on the way is no object.
    func write(_ value: JSONValue, to object: inout JSONObject) throws(ExpressionFailure) {
        guard let first = segments.first, segments.count > 1 else {
            if let first = segments.first { object[first] = value }
            return
        }
        var inner: JSONObject
        switch object[first] {
        case nil: inner = JSONObject()
        case .object(let found): inner = found
        default: throw ExpressionFailure("a field is written into what is no object")
        }
        try FieldPath(segments: Array(segments.dropFirst())).write(value, to: &inner)
        object[first] = .object(inner)
    }

    private static func problem(_ text: some StringProtocol, _ reason: String) -> StageProblem {
        StageProblem(
            "path \"\(text)\" cannot be judged: \(reason)",
            hint: "write keys with dots between them, and in double quotation marks where they hold"
                + " other than letters, such as temperature.\"value 1\""
        )
    }
}
