extension Span where Element == UInt8 {
    /// Whether both hold the same bytes; compared eight at a time.
    @inlinable
    public func holdsSameBytes(as other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        // Bytes have no padding, so all of them are initialised.
        let ours = unsafe bytes
        let theirs = unsafe other.bytes
        var index = 0
        while index + 8 <= count {
            // Any eight bytes are a UInt64, and the loads check their bounds.
            let left = unsafe ours.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            let right = unsafe theirs.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            guard left == right else { return false }
            index += 8
        }
        if index == count { return true }
        guard count >= 8 else {
            while index < count {
                guard self[index] == other[index] else { return false }
                index += 1
            }
            return true
        }
        // The last eight bytes, some of them for the second time.
        let left = unsafe ours.unsafeLoadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
        let right = unsafe theirs.unsafeLoadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
        return left == right
    }
}
