/// Contiguous bytes on their way to a transport, reused from batch to batch.
///
/// Packets are added at the end and written bytes leave at the front:
///
///     storage   . . . w w w w w w . . . .
///                     ▲ first     ▲ end        count = end - first
///
/// Grows when it must; ``removeAll(keepingCapacity:)`` keeps what it grew to. An empty one owns no
/// memory.
public struct WireBuffer: Sendable {
    @usableFromInline var storage: [UInt8] = []
    @usableFromInline var first = 0
    @usableFromInline var end = 0

    /// Creates an empty buffer.
    public init() {}

    /// How many bytes wait.
    @inlinable public var count: Int { end &- first }

    /// Whether no byte waits.
    public var isEmpty: Bool { end == first }

    /// How many bytes fit before it must grow.
    public var capacity: Int { storage.count }

    /// A copy of the waiting bytes.
    public var bytes: [UInt8] { Array(storage[first..<end]) }

    /// Forgets all bytes, and the memory too unless told to keep it.
    public mutating func removeAll(keepingCapacity: Bool = true) {
        first = 0
        end = 0
        if !keepingCapacity { storage = [] }
    }

    /// Forgets the first `size` bytes, which the transport has written.
    ///
    /// `size` must be from 0 to ``count``.
    public mutating func removeFirst(_ size: Int) {
        precondition(size >= 0 && size <= count, "more bytes were written than there were")
        first += size
        if first == end { removeAll() }
    }

    /// Forgets bytes at the end until `size` are left.
    mutating func truncate(to size: Int) {
        precondition(size >= 0 && size <= count, "a buffer does not grow by truncation")
        end = first + size
    }

    /// Shows the waiting bytes for the time of the call, for one write.
    public func withUnsafeBytes<Result, Failure>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // The pointer is the caller's to use, for the time of the call only.
        try unsafe storage.span.extracting(first..<end).withUnsafeBytes(body)
    }

    /// Shows the waiting bytes for the time of the call, with their bounds checked.
    public func withSpan<Result, Failure>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(storage.span.extracting(first..<end))
    }

    /// Adds bytes as they are.
    public mutating func append(_ bytes: Span<UInt8>) {
        write(bytes.count) { $0.put(bytes) }
    }

    /// Adds bytes as they are.
    public mutating func append(_ bytes: [UInt8]) {
        append(bytes.span)
    }

    /// Makes room for `size` bytes once and has `body` write exactly as many.
    @inlinable
    @inline(__always)
    mutating func write(_ size: Int, _ body: (inout WireWriter) -> Void) {
        if size > storage.count &- end { makeRoom(for: size) }
        let place = end
        unsafe storage.withUnsafeMutableBufferPointer { all in
            guard let base = all.baseAddress else { return }
            // `makeRoom` made `place + size` at most the storage's count, and the closure has the
            // storage to itself, so the writer's two promises hold.
            var writer = unsafe WireWriter(unsafeBase: base + place, size: size)
            body(&writer)
            precondition(writer.count == size, "a packet was shorter than its computed size")
        }
        end = place + size
    }

    /// Moves the waiting bytes to the front where that is enough; doubles the storage otherwise.
    @inline(never)
    @usableFromInline
    mutating func makeRoom(for size: Int) {
        let waiting = first..<end
        let needed = waiting.count + size
        if needed > storage.count {
            var larger = [UInt8](repeating: 0, count: max(needed, 2 * storage.count, 64))
            unsafe storage.withUnsafeBytes { all in
                let bytes = unsafe UnsafeRawBufferPointer(rebasing: all[waiting])
                unsafe larger.withUnsafeMutableBytes { unsafe $0.copyMemory(from: bytes) }
            }
            storage = larger
        } else {
            unsafe storage.withUnsafeMutableBytes { all in
                // Both may overlap, which `copyMemory` allows.
                unsafe all.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[waiting]))
            }
        }
        first = 0
        end = waiting.count
    }
}

extension WireBuffer: Hashable {
    /// Whether both hold the same waiting bytes.
    public static func == (left: WireBuffer, right: WireBuffer) -> Bool {
        left.storage[left.first..<left.end] == right.storage[right.first..<right.end]
    }

    /// Feeds the waiting bytes.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(storage[first..<end])
    }
}
