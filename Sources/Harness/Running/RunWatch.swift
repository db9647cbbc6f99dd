import Evidence
import LoadGen
import Messaging
import Quantities
import Scenarios

/// What is done at every tick of a run, whatever its phase: take records, settle what is overdue,
/// sample the generator's health, tell the progress.
struct RunWatch {
    private static let healthInterval = Nanoseconds.seconds(1)
    private static let progressInterval = Nanoseconds.milliseconds(250)

    /// The phase that the run is in.
    private(set) var phase = ""
    /// How many records the last tick brought.
    private(set) var absorbed = 0

    private let run: Run
    private let connected: Run.Connected
    private var lastHealth = Nanoseconds(-1)
    private var lastProgress = Nanoseconds(-1)
    private var loopLoad = LoopLoad()
    private var sentBefore: UInt64 = 0
    private var rate = 0.0

    /// Creates the watch of one phase or two.
    init(run: Run, connected: Run.Connected) {
        self.run = run
        self.connected = connected
        sentBefore = connected.load.status.sent
    }

    /// Notes that a phase begins.
    mutating func enter(_ phase: String) {
        self.phase = phase
        connected.recorder.note(.event(.phase(phase), at: now))
    }

    /// Does what is due, and returns the time since the schedule's start.
    mutating func tick() -> Nanoseconds {
        let now = now
        absorbed = connected.recorder.absorb()
        connected.renewals.look(at: now, connected, run)
        if now - lastHealth >= Self.healthInterval {
            lastHealth = now
            settle(at: now)
            sampleHealth(at: now)
            connected.recorder.flush()
        }
        if now - lastProgress >= Self.progressInterval { tellProgress(at: now) }
        return now
    }

    private var now: Nanoseconds {
        connected.start.offset(of: run.environment.time.now())
    }

    private func settle(at now: Nanoseconds) {
        let deadline = now - run.request.scenario.phases.drain
        if deadline > .zero { connected.recorder.note(.settled(deadline: deadline)) }
    }

    private mutating func sampleHealth(at now: Nanoseconds) {
        let loops = connected.publisherLoops + [connected.subscriberLoop]
        let gap = loops.map { $0.takeLongestGap() }.max() ?? .zero
        let statistics = loops.map(\.statistics)
        var strain = ProcessSampler.strain()
        strain.busiestLoopThousandths = loopLoad.busiestThousandths(of: statistics, at: now)
        let sample = HealthSample(
            at: now,
            processCPU: ProcessSampler.cpuTime(),
            residentBytes: ProcessSampler.residentBytes(),
            longestGap: gap,
            backlog: connected.recorder.backlog,
            strain: strain,
            traffic: LoopLoad.traffic(of: statistics)
        )
        connected.recorder.note(.health(sample))
    }

    private mutating func tellProgress(at now: Nanoseconds) {
        let sent = connected.load.status.sent
        let interval = now - max(.zero, lastProgress)
        if interval > .zero { rate = Double(sent - sentBefore) / interval.seconds }
        sentBefore = sent
        lastProgress = now
        var progress = run.progress(of: connected.prepared, phase: phase, rate: rate)
        progress.elapsed = max(.zero, now)
        run.environment.progress(progress)
    }
}
