/// A place to write a known number of bytes, without a check of uniqueness for each.
///
/// The only type of the target that writes through a pointer. It is safe because it lives only
/// inside ``WireBuffer/write(_:_:)``, which owns the bytes exclusively for that time, and because
/// every write goes through ``advance(_:)``, which traps rather than pass the end.
@safe struct WireWriter: ~Copyable {
    private let base: UnsafeMutablePointer<UInt8>
    private let end: Int
    private(set) var count = 0

    /// Takes `size` writable bytes at `base`.
    ///
    /// The caller proves that they exist and are nobody else's while the writer lives.
    @inline(__always)
    init(unsafeBase base: UnsafeMutablePointer<UInt8>, size: Int) {
        unsafe self.base = base
        end = size
    }

    /// Claims the next `size` bytes and says where they begin.
    @inline(__always)
    private mutating func advance(_ size: Int) -> Int {
        let start = count
        precondition(size >= 0 && size <= end - start, "a packet was longer than its computed size")
        count = start &+ size
        return start
    }

    @inline(__always)
    mutating func put(_ byte: UInt8) {
        let start = advance(1)
        // `start` is below `end` (see `advance`).
        unsafe base[start] = byte
    }

    @inline(__always)
    mutating func put(short value: UInt16) {
        let start = advance(2)
        // `start + 1` is below `end` (see `advance`).
        unsafe base[start] = UInt8(truncatingIfNeeded: value &>> 8)
        unsafe base[start &+ 1] = UInt8(truncatingIfNeeded: value)
    }

    @inline(__always)
    mutating func put(variable value: Int) {
        var rest = value
        while rest > 127 {
            put(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest &>>= 7
        }
        put(UInt8(truncatingIfNeeded: rest))
    }

    @inline(__always)
    mutating func put(_ bytes: Span<UInt8>) {
        guard !bytes.isEmpty else { return }
        let start = advance(bytes.count)
        // Source and target hold `bytes.count` bytes each, and cannot overlap: the target is
        // exclusively ours while the source is borrowed from elsewhere.
        unsafe bytes.withUnsafeBufferPointer { source in
            guard let from = source.baseAddress else { return }
            unsafe (base + start).update(from: from, count: source.count)
        }
    }

    /// Two bytes of length, then the bytes.
    ///
    /// The caller has checked that the length fits.
    @inline(__always)
    mutating func put(prefixed bytes: Span<UInt8>) {
        put(short: UInt16(truncatingIfNeeded: bytes.count))
        put(bytes)
    }
}
