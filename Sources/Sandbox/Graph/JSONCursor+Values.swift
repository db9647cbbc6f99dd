/// Values of a known type, each a panic where the text has another.
extension JSONCursor {
    /// Whether an object comes next.
    var isAtObject: Bool {
        mutating get {
            skipWhitespace()
            return peek == UInt8(ascii: "{")
        }
    }

    /// An enumeration's value with content: an object with one key, its name.
    mutating func variant<Value>(
        _ content: (inout JSONCursor, String) throws(Trap) -> Value
    ) throws(Trap) -> Value {
        try expect("{")
        let name = try string()
        try expect(":")
        let value = try content(&self, name)
        try expect("}")
        return value
    }

    /// A struct: an object with each known key at most once and any others, or an array of the
    /// fields in order, of which the last may be left out.
    mutating func fields(
        _ names: [String],
        _ read: (inout JSONCursor, Int) throws(Trap) -> Void
    ) throws(Trap) {
        if isAtObject {
            advance()
            try members(names, read)
        } else {
            var index = 0
            try elements { (cursor) throws(Trap) in
                guard index < names.count else { throw Trap("the array has too many elements") }
                try read(&cursor, index)
                index += 1
            }
        }
    }

    private mutating func members(
        _ names: [String],
        _ read: (inout JSONCursor, Int) throws(Trap) -> Void
    ) throws(Trap) {
        // A bit for each known key.
        var seen: UInt64 = 0
        var isFirst = true
        while true {
            skipWhitespace()
            if isFirst, take("}") { return }
            if !isFirst {
                if take("}") { return }
                try expect(",")
            }
            isFirst = false
            let name = try string()
            try expect(":")
            if let index = names.firstIndex(of: name) {
                guard seen & 1 << UInt64(index) == 0 else { throw Trap("a key stands twice") }
                seen |= 1 << UInt64(index)
                try read(&self, index)
            } else {
                try skipValue()
            }
        }
    }

    /// An array.
    mutating func elements(_ read: (inout JSONCursor) throws(Trap) -> Void) throws(Trap) {
        try expect("[")
        skipWhitespace()
        if take("]") { return }
        while true {
            try read(&self)
            skipWhitespace()
            if take("]") { return }
            try expect(",")
        }
    }

    /// A number or null.
    mutating func optionalDouble() throws(Trap) -> Double? {
        skipWhitespace()
        guard peek == UInt8(ascii: "n") else { return try double() }
        try null()
        return nil
    }

    /// A number.
    mutating func double() throws(Trap) -> Double {
        switch try number() {
        case .natural(let value): Double(value)
        case .negative(let value): Double(value)
        case .float(let value): value
        }
    }

    /// A natural number of 64 bits, written without point, exponent or sign.
    mutating func count() throws(Trap) -> UInt64 {
        guard case .natural(let value) = try number() else {
            throw Trap("the count is not a natural number")
        }
        return value
    }

    /// `true` or `false`.
    mutating func boolean() throws(Trap) -> Bool {
        skipWhitespace()
        guard peek == UInt8(ascii: "t") else {
            try word("false")
            return false
        }
        try word("true")
        return true
    }

    /// `null`.
    mutating func null() throws(Trap) {
        skipWhitespace()
        try word("null")
    }
}
