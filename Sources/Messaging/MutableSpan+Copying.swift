extension MutableSpan where Element == UInt8 {
    /// Overwrites the bytes from `start` on by those of `source`, which must fit.
    @inlinable
    public mutating func overwrite(from start: Int, with source: Span<UInt8>) {
        precondition(start >= 0 && source.count <= count - start, "the bytes must fit")
        let size = source.count
        unsafe withUnsafeMutableBytes { target in
            // Both ranges were checked above, and a span and a mutable span never overlap.
            unsafe source.withUnsafeBytes { bytes in
                guard size > 0, let to = target.baseAddress, let from = bytes.baseAddress else {
                    return
                }
                unsafe (to + start).copyMemory(from: from, byteCount: size)
            }
        }
    }
}
