extension Array where Element == UInt8 {
    /// Copies a part of borrowed bytes.
    public init(copying bytes: Span<UInt8>, _ range: Range<Int>) {
        let part = bytes.extracting(range)
        // The pointer is used only inside the closure.
        self = unsafe part.withUnsafeBufferPointer { unsafe Array($0) }
    }
}

extension String {
    /// Copies a part of borrowed bytes that is UTF-8; anything else is repaired.
    public init(copying bytes: Span<UInt8>, _ range: Range<Int>) {
        let part = bytes.extracting(range)
        // The pointer is used only inside the closure.
        self = unsafe part.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
}
