/// What a whole run came to: everything a report shows, made from the records alone.
public struct Judgement: Equatable, Sendable {
    /// The verdict: the worst of all findings and thresholds.
    public var verdict: Verdict
    /// Why, for people: one sentence that names the most important thing first.
    public var reason: String
    /// The conservation ledger of the whole run.
    public var counts: LedgerCounts
    /// What was seen on the input; nil where it was not watched.
    public var input: InputCounts?
    /// What became of windows; nil where the graph does not aggregate.
    public var windows: WindowCounts?
    /// What a throttle did, limit by limit; nil where the graph has none.
    public var throttles: [ThrottleCounts]?
    /// What became of poison, kind by kind; nil where none is sent.
    public var poison: [PoisonCounts]?
    /// Copies and answers of messages that the ledger had to forget; nil where it forgot none.
    public var unplaced: UInt64?
    /// How much of it was measured.
    public var measured: MeasuredCounts
    /// What happened to the run's own connections.
    public var connections: ConnectionTally
    /// The tokens that they showed.
    public var tokens: TokenTally
    /// What went through their sockets.
    public var traffic: TrafficFigures
    /// The latencies of the measurement window.
    public var latencies: Latencies
    /// How the generator did.
    public var generator: GeneratorHealth
    /// What each check found that was asked, in the order of ``Checks/kinds``.
    public var findings: [Finding]
    /// What each threshold came to, in the order of the scenario.
    public var thresholds: [ThresholdResult]
    /// The first messages that did not end as they must, at most a hundred of each kind.
    public var failures: [Failure]
    /// The first windows that did not end as they must, at most a hundred of each kind.
    public var windowFailures: [WindowFailure]
    /// What happened to the run as a whole, the first hundred.
    public var incidents: [Incident]

    /// Creates a judgement.
    public init(
        verdict: Verdict,
        reason: String,
        counts: LedgerCounts,
        input: InputCounts? = nil,
        windows: WindowCounts? = nil,
        throttles: [ThrottleCounts]? = nil,
        poison: [PoisonCounts]? = nil,
        unplaced: UInt64? = nil,
        measured: MeasuredCounts = MeasuredCounts(),
        connections: ConnectionTally = ConnectionTally(),
        tokens: TokenTally = TokenTally(),
        traffic: TrafficFigures = TrafficFigures(),
        latencies: Latencies = Latencies(),
        generator: GeneratorHealth = GeneratorHealth(),
        findings: [Finding] = [],
        thresholds: [ThresholdResult] = [],
        failures: [Failure] = [],
        windowFailures: [WindowFailure] = [],
        incidents: [Incident] = []
    ) {
        self.verdict = verdict
        self.reason = reason
        self.counts = counts
        self.input = input
        self.windows = windows
        self.throttles = throttles
        self.poison = poison
        self.unplaced = unplaced
        self.measured = measured
        self.connections = connections
        self.tokens = tokens
        self.traffic = traffic
        self.latencies = latencies
        self.generator = generator
        self.findings = findings
        self.thresholds = thresholds
        self.failures = failures
        self.windowFailures = windowFailures
        self.incidents = incidents
    }
}
