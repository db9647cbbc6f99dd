import MQTTWire

/// Everything that connections have been asked to send and that waits for the task to return.
///
/// All connections of a loop share one buffer. A run of packets of one connection is a segment;
/// a connection's segments are a chain, so that packets that interleave still leave in one write:
///
///     buffer    |A A A|B|A A|C C|B|
///     chains    A ─────────►           B ──────────►      C
///
/// A connection with one segment is written straight from the buffer; one with several is gathered
/// first.
struct Outbox {
    /// Where packets are encoded; what is added must be told with ``note(_:from:)``.
    var buffer = WireBuffer()

    /// The connections with something to send, in the order in which they were first used.
    private(set) var waiting: [Int32] = []

    private var segments: [Segment] = []
    private var chains: [Chain]
    private var gathered: [UInt8] = []

    /// Memory that one burst may have made and a quiet loop gives back, in bytes.
    private static let keptCapacity = 1 << 20

    private struct Segment {
        var range: Range<Int>
        var next: Int32
    }

    private struct Chain {
        var first: Int32 = -1
        var last: Int32 = -1
        var byteCount = 0
        var isWaiting = false
    }

    init(connectionCount: Int) {
        chains = Array(repeating: Chain(), count: connectionCount)
    }

    /// How many bytes wait on `connection`.
    func byteCount(of connection: Int) -> Int { chains[connection].byteCount }

    /// Says that the buffer's bytes from `start` on are `connection`'s.
    @inline(__always)
    mutating func note(_ connection: Int, from start: Int) {
        let end = buffer.count
        guard end > start else { return }
        chains[connection].byteCount += end - start
        let last = Int(chains[connection].last)
        if last >= 0, last == segments.count - 1 {
            // Nobody else wrote in between: the run goes on.
            segments[last].range = segments[last].range.lowerBound..<end
            return
        }
        let index = Int32(segments.count)
        segments.append(Segment(range: start..<end, next: -1))
        if last >= 0 {
            segments[last].next = index
        } else {
            chains[connection].first = index
        }
        chains[connection].last = index
        if !chains[connection].isWaiting {
            chains[connection].isWaiting = true
            waiting.append(Int32(connection))
        }
    }

    /// Drops what waits on `connection`, which is gone.
    mutating func discard(_ connection: Int) {
        chains[connection].first = -1
        chains[connection].last = -1
        chains[connection].byteCount = 0
    }

    /// Shows all bytes that wait on `connection`, in order.
    mutating func withBytes<Failure>(
        of connection: Int,
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        let chain = chains[connection]
        guard chain.first >= 0 else { return }
        if chain.first == chain.last {
            let range = segments[Int(chain.first)].range
            return try buffer.withUnsafeBytes { (bytes) throws(Failure) in
                try body(UnsafeRawBufferPointer(rebasing: bytes[range]))
            }
        }
        gather(from: chain.first)
        try gathered.withUnsafeBufferPointer { (bytes) throws(Failure) in
            try body(UnsafeRawBufferPointer(bytes))
        }
    }

    /// Empties it.
    mutating func removeAll() {
        for connection in waiting { chains[Int(connection)] = Chain() }
        waiting.removeAll(keepingCapacity: true)
        segments.removeAll(keepingCapacity: segments.capacity <= Self.keptCapacity / 24)
        buffer.removeAll(keepingCapacity: buffer.capacity <= Self.keptCapacity)
        if gathered.capacity > Self.keptCapacity { gathered = [] }
    }

    private mutating func gather(from first: Int32) {
        gathered.removeAll(keepingCapacity: true)
        buffer.withUnsafeBytes { bytes in
            var next = first
            while next >= 0 {
                let segment = segments[Int(next)]
                gathered.append(contentsOf: bytes[segment.range])
                next = segment.next
            }
        }
    }
}
