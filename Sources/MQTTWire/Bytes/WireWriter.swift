/// A place to write a known number of bytes, without a check of uniqueness for each.
///
/// The only type of the target that writes through a pointer. It is safe because it lives only
/// inside ``WireBuffer/write(_:_:)``, which owns the bytes exclusively for that time, and because
/// every write goes through ``advance(_:)``, which traps rather than pass the end.
@usableFromInline
@safe struct WireWriter: ~Copyable {
    @usableFromInline let base: UnsafeMutablePointer<UInt8>
    @usableFromInline let end: Int
    @usableFromInline var count = 0

    /// Takes `size` writable bytes at `base`.
    ///
    /// The caller proves that they exist and are nobody else's while the writer lives.
    @inlinable
    @inline(__always)
    init(unsafeBase base: UnsafeMutablePointer<UInt8>, size: Int) {
        unsafe self.base = base
        end = size
    }

    /// Claims the next `size` bytes and says where they begin.
    @inlinable
    @inline(__always)
    mutating func advance(_ size: Int) -> Int {
        let start = count
        precondition(size >= 0 && size <= end - start, "a packet was longer than its computed size")
        count = start &+ size
        return start
    }

    @inlinable
    @inline(__always)
    mutating func put(_ byte: UInt8) {
        let start = advance(1)
        // `start` is below `end` (see `advance`).
        unsafe base[start] = byte
    }

    @inlinable
    @inline(__always)
    mutating func put(short value: UInt16) {
        let start = advance(2)
        // `start + 1` is below `end` (see `advance`).
        unsafe base[start] = UInt8(truncatingIfNeeded: value &>> 8)
        unsafe base[start &+ 1] = UInt8(truncatingIfNeeded: value)
    }

    @inlinable
    @inline(__always)
    mutating func put(variable value: Int) {
        var rest = value
        while rest > 127 {
            put(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest &>>= 7
        }
        put(UInt8(truncatingIfNeeded: rest))
    }

    @inlinable
    @inline(__always)
    mutating func put(_ bytes: Span<UInt8>) {
        guard !bytes.isEmpty else { return }
        let start = advance(bytes.count)
        // Source and target hold `bytes.count` bytes each, and cannot overlap: the target is
        // exclusively ours while the source is borrowed from elsewhere.
        unsafe bytes.withUnsafeBufferPointer { source in
            guard let from = source.baseAddress else { return }
            unsafe Self.copy(from, to: base + start, count: source.count)
        }
    }

    /// Two bytes of length, then the bytes, which the caller keeps alive.
    ///
    /// The caller has checked that the length fits.
    @inlinable
    @inline(__always)
    mutating func put(prefixed bytes: UnsafeBufferPointer<UInt8>) {
        put(short: UInt16(truncatingIfNeeded: bytes.count))
        guard let from = bytes.baseAddress, bytes.count > 0 else { return }
        let start = advance(bytes.count)
        // Both sides hold `bytes.count` bytes, see `put(_:)`.
        unsafe Self.copy(from, to: base + start, count: bytes.count)
    }

    /// Copies `count` bytes, at least one.
    ///
    /// Names, values and payloads are short: for those a handful of moves in place costs less than
    /// the call of `memcpy` and its choice of a way.
    @inlinable
    @inline(__always)
    static func copy(
        _ source: UnsafePointer<UInt8>,
        to target: UnsafeMutablePointer<UInt8>,
        count: Int
    ) {
        // Every move below stays within the `count` bytes of both sides; the last one of each
        // width ends with them and overlaps the one before.
        guard count <= 64 else { return unsafe target.update(from: source, count: count) }
        if count >= 16 {
            var place = 0
            while place < count &- 16 {
                unsafe move(source, target, at: place, as: SIMD16<UInt8>.self)
                place &+= 16
            }
            unsafe move(source, target, at: count &- 16, as: SIMD16<UInt8>.self)
        } else if count >= 8 {
            unsafe move(source, target, at: 0, as: UInt64.self)
            unsafe move(source, target, at: count &- 8, as: UInt64.self)
        } else if count >= 4 {
            unsafe move(source, target, at: 0, as: UInt32.self)
            unsafe move(source, target, at: count &- 4, as: UInt32.self)
        } else {
            for place in 0..<count { unsafe target[place] = source[place] }
        }
    }

    @inlinable
    @inline(__always)
    static func move<Word: BitwiseCopyable>(
        _ source: UnsafePointer<UInt8>,
        _ target: UnsafeMutablePointer<UInt8>,
        at place: Int,
        as type: Word.Type
    ) {
        // The caller vouches that both sides have a whole word at `place`.
        let word = unsafe UnsafeRawPointer(source).loadUnaligned(fromByteOffset: place, as: type)
        unsafe UnsafeMutableRawPointer(target).storeBytes(of: word, toByteOffset: place, as: type)
    }

    /// Two bytes of length, then the bytes.
    ///
    /// The caller has checked that the length fits.
    @inlinable
    @inline(__always)
    mutating func put(prefixed bytes: Span<UInt8>) {
        put(short: UInt16(truncatingIfNeeded: bytes.count))
        put(bytes)
    }
}
