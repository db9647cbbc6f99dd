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
    /// Whose the bytes from `runStart` to the buffer's end are; -1 for nobody's.
    private var runOwner = -1
    private var runStart = 0

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
    func byteCount(of connection: Int) -> Int {
        chains[connection].byteCount + (connection == runOwner ? buffer.count - runStart : 0)
    }

    /// Says that the buffer's bytes from `start` on are `connection`'s.
    ///
    /// Costs nothing while one connection goes on: the run is closed when another one begins.
    @inline(__always)
    mutating func note(_ connection: Int, from start: Int) {
        guard connection != runOwner else { return }
        beginRun(connection, at: start)
    }

    @inline(never)
    private mutating func beginRun(_ connection: Int, at start: Int) {
        guard buffer.count > start else { return }
        closeRun(at: start)
        runOwner = connection
        runStart = start
        guard !chains[connection].isWaiting else { return }
        chains[connection].isWaiting = true
        waiting.append(Int32(connection))
    }

    /// Makes a segment of the run that goes on.
    private mutating func closeRun(at end: Int) {
        guard runOwner >= 0 else { return }
        let index = Int32(segments.count)
        segments.append(Segment(range: runStart..<end, next: -1))
        let last = Int(chains[runOwner].last)
        if last >= 0 {
            segments[last].next = index
        } else {
            chains[runOwner].first = index
        }
        chains[runOwner].last = index
        chains[runOwner].byteCount += end - runStart
        runOwner = -1
    }

    /// Drops what waits on `connection`, which is gone.
    mutating func discard(_ connection: Int) {
        closeRun(at: buffer.count)
        chains[connection].first = -1
        chains[connection].last = -1
        chains[connection].byteCount = 0
    }

    /// Shows all bytes that wait on `connection`, in order.
    mutating func withBytes<Failure>(
        of connection: Int,
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        closeRun(at: buffer.count)
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
        runOwner = -1
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
