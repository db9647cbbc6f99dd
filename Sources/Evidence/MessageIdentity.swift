/// Which message of which run this is.
public struct MessageIdentity: Hashable, Sendable {
    /// Publishers are numbered below this.
    public static let publisherLimit: UInt32 = 1 << 20
    /// The number under which probes are sent before the load; no publisher of a run has it.
    public static let probePublisher = publisherLimit - 1
    /// The number under which a graph is asked questions; no publisher of a run has it.
    ///
    /// Another one than the probes', which planted faults leave alone: questions are to meet loss.
    public static let questionPublisher = publisherLimit - 2
    /// Sequence numbers are below this.
    public static let sequenceLimit: UInt64 = 1 << 40

    /// The run.
    public var run: RunIdentifier
    /// The publisher's number in the run, below 2^20.
    public var publisher: UInt32
    /// The slot's number in the publisher's schedule, below 2^40.
    public var sequence: UInt64

    /// Creates an identity.
    public init(run: RunIdentifier, publisher: UInt32, sequence: UInt64) {
        precondition(publisher < Self.publisherLimit, "publishers are numbered below 2^20")
        precondition(sequence < Self.sequenceLimit, "sequence numbers are below 2^40")
        self.run = run
        self.publisher = publisher
        self.sequence = sequence
    }
}
