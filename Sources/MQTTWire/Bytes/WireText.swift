/// What MQTT allows in text: well-formed UTF-8 without U+0000.
///
/// Source: section 1.5.4.
enum WireText {
    private static let lowBits: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080
    private static let plus = lowBits &* 0x2B
    private static let hash = lowBits &* 0x23

    /// Whether the bytes in `range` are text, free of `+` and `#` too where `isTopic`.
    ///
    /// Eight bytes a step while they are ASCII. The range must lie in the bytes.
    @inline(__always)
    static func isValid(_ bytes: Span<UInt8>, _ range: Range<Int>, isTopic: Bool = false) -> Bool {
        // A UInt8 has no padding, so all of its raw bytes are initialised.
        let raw = unsafe bytes.bytes
        var index = range.lowerBound
        while index + 8 <= range.upperBound {
            // Any eight bytes are a UInt64, and the load checks its bounds.
            let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            if isSuspicious(word, isTopic: isTopic) {
                return isValidSlowly(bytes, index..<range.upperBound, isTopic: isTopic)
            }
            index += 8
        }
        let rest = range.upperBound &- index
        if rest == 0 { return true }
        if range.count >= 8 {
            // The last eight bytes, some of them for the second time; a character that began
            // before them is looked at from its own beginning.
            let place = range.upperBound &- 8
            let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
            guard isSuspicious(word, isTopic: isTopic) else { return true }
            return isValidSlowly(bytes, index..<range.upperBound, isTopic: isTopic)
        }
        if rest >= 4 {
            let low = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt32.self)
            let place = range.upperBound &- 4
            let high = unsafe raw.unsafeLoadUnaligned(fromByteOffset: place, as: UInt32.self)
            let word = UInt64(high) &<< 32 | UInt64(low)
            guard isSuspicious(word, isTopic: isTopic) else { return true }
            return isValidSlowly(bytes, index..<range.upperBound, isTopic: isTopic)
        }
        while index < range.upperBound {
            let byte = bytes[index]
            if byte &- 1 >= 0x7F || (isTopic && (byte == 0x2B || byte == 0x23)) {
                return isValidSlowly(bytes, index..<range.upperBound, isTopic: isTopic)
            }
            index &+= 1
        }
        return true
    }

    /// Whether one of eight bytes is not plain text: exact for bytes of 0x80 or more and for zero.
    @inline(__always)
    private static func isSuspicious(_ word: UInt64, isTopic: Bool) -> Bool {
        var suspicious = (word | (word &- lowBits)) & highBits
        if isTopic { suspicious |= zeroBytes(word ^ plus) | zeroBytes(word ^ hash) }
        return suspicious != 0
    }

    @inline(__always)
    private static func zeroBytes(_ word: UInt64) -> UInt64 {
        (word &- lowBits) & ~word & highBits
    }

    /// The same question, byte by byte, for what is not plain ASCII.
    ///
    /// Source: The Unicode Standard, table 3-7 (well-formed UTF-8 byte sequences).
    @inline(never)
    static func isValidSlowly(_ bytes: Span<UInt8>, _ range: Range<Int>, isTopic: Bool) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            let lead = bytes[index]
            index += 1
            if lead < 0x80 {
                if lead == 0 || (isTopic && (lead == 0x2B || lead == 0x23)) { return false }
                continue
            }
            var second: ClosedRange<UInt8> = 0x80...0xBF
            let more: Int
            switch lead {
            case 0xC2...0xDF: more = 1
            case 0xE0: (more, second) = (2, 0xA0...0xBF)
            case 0xED: (more, second) = (2, 0x80...0x9F)
            case 0xE1...0xEF: more = 2
            case 0xF0: (more, second) = (3, 0x90...0xBF)
            case 0xF1...0xF3: more = 3
            case 0xF4: (more, second) = (3, 0x80...0x8F)
            default: return false
            }
            guard index + more <= range.upperBound, second.contains(bytes[index]) else {
                return false
            }
            for place in 1..<more + 1 where place > 1 && bytes[index + place - 1] & 0xC0 != 0x80 {
                return false
            }
            index += more
        }
        return true
    }
}
