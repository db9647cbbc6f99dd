/// Reads JSON.
///
/// Source: RFC 8259.
struct JSONReader {
    private static let depthLimit = 128

    private let bytes: [UInt8]
    private var next = 0
    private var depth = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The one value that a text holds.
    static func read(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONTree {
        var reader = JSONReader(bytes)
        let value = try reader.value()
        reader.skipSpace()
        guard reader.next == bytes.count else { throw reader.error("something follows the value") }
        return value
    }

    private var current: UInt8? { next < bytes.count ? bytes[next] : nil }

    private func error(_ problem: String) -> JSONSyntaxError {
        JSONSyntaxError(problem: problem, offset: next)
    }

    private mutating func skipSpace() {
        while let byte = current, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { next += 1 }
    }

    private mutating func take(_ byte: Character) -> Bool {
        guard let current, current == byte.asciiValue else { return false }
        next += 1
        return true
    }

    private mutating func value() throws(JSONSyntaxError) -> JSONTree {
        skipSpace()
        guard let first = current else { throw error("the text ends where a value should be") }
        switch first {
        case UInt8(ascii: "{"):
            return try nested { reader throws(JSONSyntaxError) in
                try reader.object()
            }
        case UInt8(ascii: "["):
            return try nested { reader throws(JSONSyntaxError) in
                try reader.list()
            }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func nested(
        _ read: (inout JSONReader) throws(JSONSyntaxError) -> JSONTree
    ) throws(JSONSyntaxError) -> JSONTree {
        guard depth < Self.depthLimit else { throw error("values are nested too deeply") }
        depth += 1
        defer { depth -= 1 }
        next += 1
        return try read(&self)
    }

    private mutating func object() throws(JSONSyntaxError) -> JSONTree {
        var members: [JSONTree.Member] = []
        skipSpace()
        if take("}") { return .object([]) }
        while true {
            skipSpace()
            guard current == UInt8(ascii: "\"") else {
                throw error("a key in quotes should be here")
            }
            let key = try string()
            skipSpace()
            guard take(":") else { throw error("a colon should be here") }
            members.append(JSONTree.Member(key, try value()))
            skipSpace()
            if take("}") { return .object(members) }
            guard take(",") else { throw error("a comma or } should be here") }
        }
    }

    private mutating func list() throws(JSONSyntaxError) -> JSONTree {
        var elements: [JSONTree] = []
        skipSpace()
        if take("]") { return .list([]) }
        while true {
            elements.append(try value())
            skipSpace()
            if take("]") { return .list(elements) }
            guard take(",") else { throw error("a comma or ] should be here") }
        }
    }

    private mutating func word(
        _ word: String,
        _ value: JSONTree
    ) throws(JSONSyntaxError) -> JSONTree {
        guard bytes[next...].starts(with: word.utf8) else { throw error("this is no JSON value") }
        next += word.utf8.count
        return value
    }

    private mutating func number() throws(JSONSyntaxError) -> JSONTree {
        let start = next
        _ = take("-")
        let isZero = take("0")
        let whole = isZero ? 1 : digits()
        guard whole > 0 else {
            next = start
            throw error("this is no JSON value")
        }
        if take("."), digits() == 0 { throw error("a digit should be here") }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            guard digits() > 0 else { throw error("a digit should be here") }
        }
        let text = String(decoding: bytes[start..<next], as: UTF8.self)
        return .number(Double(text) ?? .infinity, text: text)
    }

    private mutating func digits() -> Int {
        let start = next
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            next += 1
        }
        return next - start
    }

    private mutating func string() throws(JSONSyntaxError) -> String {
        next += 1
        var text: [UInt8] = []
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                next += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                next += 1
                text += try escaped()
            case ..<0x20: throw error("a control character must be written as an escape")
            default:
                text.append(byte)
                next += 1
            }
        }
        throw error("the text ends inside a string")
    }

    private mutating func escaped() throws(JSONSyntaxError) -> [UInt8] {
        guard let byte = current else { throw error("the text ends inside a string") }
        next += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return Array(String(Character(try scalar())).utf8)
        default:
            next -= 1
            throw error("there is no such escape")
        }
    }

    private mutating func scalar() throws(JSONSyntaxError) -> Unicode.Scalar {
        let first = try unit()
        if (0xD800..<0xDC00).contains(first), bytes[next...].starts(with: #"\u"#.utf8) {
            next += 2
            let second = try unit()
            if (0xDC00..<0xE000).contains(second) {
                let value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
                return Unicode.Scalar(value) ?? "\u{FFFD}"
            }
        }
        return Unicode.Scalar(first) ?? "\u{FFFD}"
    }

    private mutating func unit() throws(JSONSyntaxError) -> UInt32 {
        let end = next + 4
        guard end <= bytes.count,
            let value = UInt32(String(decoding: bytes[next..<end], as: UTF8.self), radix: 16)
        else { throw error("four hexadecimal digits should be here") }
        next = end
        return value
    }
}

extension JSONTree {
    /// Reads a text that holds one JSON value.
    ///
    /// - Throws: Why it is none, and where.
    public init(_ bytes: [UInt8]) throws(JSONSyntaxError) {
        self = try JSONReader.read(bytes)
    }
}
