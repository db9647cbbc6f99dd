import Evidence
import LoadGen
import Messaging
import Quantities
import Scenarios
import Verifier

extension Run {
    /// Warm-up and measurement: judges what comes while the loops send by the plan.
    ///
    /// Ends when every slot is decided, or when the run cannot go on: stopped by the user, the
    /// broker gone, the evidence not to be kept.
    func load(_ connected: Connected) async {
        let phases = request.scenario.phases
        begin(connected)
        connected.wakePublishers()
        noteToken(connected)
        var watch = RunWatch(run: self, connected: connected)
        watch.enter(phases.warmUp > .zero ? "warm-up" : "measure")
        // Slots may leave late by as much as their workload allows, and not a second later.
        let limit = phases.load + plan.longestLag + .seconds(1)
        while true {
            await environment.pause(Self.tick)
            let now = watch.tick()
            if watch.phase == "warm-up", now >= phases.warmUp { watch.enter("measure") }
            if connected.load.status.isFinished || now > limit { return }
            if let cause = obstacle(to: connected) {
                connected.recorder.note(.event(cause, at: now))
                connected.load.stop()
                connected.wakePublishers()
                return
            }
            if environment.interruptions() > 0 {
                connected.recorder.noteInterruption(at: now)
                connected.load.stop()
                connected.wakePublishers()
                return
            }
        }
    }

    /// Sets the start of the schedule, and keeps its calendar time where windows are told by it.
    private func begin(_ connected: Connected) {
        let start = environment.time.now() + Self.lead
        guard connected.recorder.judge.aggregates || request.scenario.watchesTimestamps else {
            return connected.start.begin(at: start)
        }
        let calendar = WallClockInstant(
            milliseconds: environment.time.wallClock().milliseconds
                + Self.lead.count / 1_000_000
        )
        connected.recorder.note(.event(.scheduleBegan(calendar), at: .zero))
        connected.start.begin(at: start, calendar: calendar)
    }

    /// What keeps the run from going on; nil while nothing does.
    private func obstacle(to connected: Connected) -> RunEvent? {
        let load = connected.load.status
        if let refusal = load.refusal { return .ended(refusal) }
        if load.connected == 0, load.reconnecting == 0, load.disconnects > 0, !load.isFinished {
            return .ended("no publisher is connected any more")
        }
        if !connected.isSubscribed {
            return .ended("the verifier is not connected any more")
        }
        if let error = connected.recorder.fileError {
            return .ended("the evidence could not be kept: \(error)")
        }
        return nil
    }
}

extension LoadPlan {
    /// The longest that any workload lets a message leave late.
    var longestLag: Nanoseconds {
        (0..<UInt32(publisherCount)).map { maximumLag(of: $0) }.max() ?? .zero
    }
}
