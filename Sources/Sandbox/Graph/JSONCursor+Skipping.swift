/// Values that are stepped over: well-formed JSON, but numbers may be out of range and strings need
/// not be UTF-8.
extension JSONCursor {
    /// Steps over one value of any type; nesting costs a byte a level, not a stack frame.
    mutating func skipValue() throws(Trap) {
        var open: [UInt8] = []
        repeat {
            skipWhitespace()
            let byte = try next()
            if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
                skipWhitespace()
                if take(byte == UInt8(ascii: "[") ? "]" : "}") {
                    try closeValues(&open)
                } else {
                    open.append(byte)
                    if byte == UInt8(ascii: "{") { try skipKey() }
                }
            } else {
                try skipScalar(byte)
                try closeValues(&open)
            }
        } while !open.isEmpty
    }

    /// After a value: closes what ends here, up to the next value.
    private mutating func closeValues(_ open: inout [UInt8]) throws(Trap) {
        while let kind = open.last {
            skipWhitespace()
            if take(kind == UInt8(ascii: "[") ? "]" : "}") {
                open.removeLast()
                continue
            }
            try expect(",")
            if kind == UInt8(ascii: "{") { try skipKey() }
            return
        }
    }

    private mutating func skipKey() throws(Trap) {
        try expect("\"")
        try skipString()
        try expect(":")
    }

    private mutating func skipScalar(_ first: UInt8) throws(Trap) {
        switch Unicode.Scalar(first) {
        case "\"": try skipString()
        case "n": try word("ull")
        case "t": try word("rue")
        case "f": try word("alse")
        case "-": try skipNumber(try next())
        default: try skipNumber(first)
        }
    }

    private mutating func skipNumber(_ first: UInt8) throws(Trap) {
        guard first >= UInt8(ascii: "0"), first <= UInt8(ascii: "9") else {
            throw Trap("the JSON text has no value where one must be")
        }
        if first == UInt8(ascii: "0") {
            guard peekDigit == nil else { throw Trap("a number starts with a zero") }
        } else {
            while peekDigit != nil { advance() }
        }
        if take(".") { try skipDigits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try skipDigits()
        }
    }

    private mutating func skipDigits() throws(Trap) {
        guard peekDigit != nil else { throw Trap("a number lacks digits") }
        while peekDigit != nil { advance() }
    }
}
