extension SerdeReader {
    /// Passes over a value that nothing reads, however deep it is nested.
    ///
    /// As the library does it: without recursion, and so without its limit on depth.
    mutating func ignoreValue() throws(SerdeFailure) {
        var open: [UInt8] = []
        repeat {
            var isComplete = try ignoreScalarOrOpen(&open)
            while isComplete, let bracket = open.last {
                let closing = bracket == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]")
                if peekToken() == closing {
                    position += 1
                    open.removeLast()
                } else {
                    try take(",")
                    if bracket == UInt8(ascii: "{") { try ignoreKey() }
                    isComplete = false
                }
            }
        } while !open.isEmpty
    }

    /// Takes one scalar, or the beginning of a list or object up to its first value; returns
    /// whether a value is complete.
    private mutating func ignoreScalarOrOpen(
        _ open: inout [UInt8]
    ) throws(SerdeFailure) -> Bool {
        guard let token = peekToken() else { throw SerdeFailure("the payload ends too early") }
        switch token {
        case UInt8(ascii: "n"): try takeWord("null")
        case UInt8(ascii: "t"): try takeWord("true")
        case UInt8(ascii: "f"): try takeWord("false")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try ignoreNumber()
        case UInt8(ascii: "\""): try ignoreString()
        case UInt8(ascii: "["):
            position += 1
            if peekToken() == UInt8(ascii: "]") {
                position += 1
                return true
            }
            open.append(UInt8(ascii: "["))
            return false
        case UInt8(ascii: "{"):
            position += 1
            if peekToken() == UInt8(ascii: "}") {
                position += 1
                return true
            }
            open.append(UInt8(ascii: "{"))
            try ignoreKey()
            return false
        default: throw SerdeFailure("a JSON value is expected")
        }
        return true
    }

    private mutating func ignoreKey() throws(SerdeFailure) {
        guard peekToken() == UInt8(ascii: "\"") else { throw SerdeFailure("a key is no string") }
        try ignoreString()
        try take(":")
    }
}
