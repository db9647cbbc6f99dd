/// Makes C strings of bytes in memory that is used again and again.
struct CStringScratch {
    private var bytes: [CChar] = []

    /// Shows `text` with a zero behind it; it has none within.
    mutating func withCString<Value>(
        _ text: [UInt8],
        _ body: (UnsafePointer<CChar>) -> Value
    ) -> Value {
        withCStrings(text, []) { text, _ in body(text) }
    }

    /// Shows two texts, each with a zero behind it.
    mutating func withCStrings<Value>(
        _ first: [UInt8],
        _ second: [UInt8],
        _ body: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Value
    ) -> Value {
        let needed = first.count + second.count + 2
        if bytes.count < needed { bytes = [CChar](repeating: 0, count: needed) }
        return bytes.withUnsafeMutableBytes { buffer in
            buffer.copyBytes(from: first)
            buffer[first.count] = 0
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[(first.count + 1)...])
            rest.copyBytes(from: second)
            rest[second.count] = 0
            return body(Self.text(buffer), Self.text(rest))
        }
    }

    private static func text(_ buffer: UnsafeMutableRawBufferPointer) -> UnsafePointer<CChar> {
        // Never empty: there is room for the zero at least.
        UnsafePointer(buffer.assumingMemoryBound(to: CChar.self).baseAddress.unsafelyUnwrapped)
    }
}
