import Evidence
import LoadGen
import Messaging
import Quantities
import Scenarios
import Verifier

extension Run {
    /// How long nothing may come in before an otherwise complete run counts as drained.
    static let quiet = Nanoseconds.seconds(1)

    /// Waits for what is still under way, at most as long as the scenario says.
    ///
    /// Ends early when nothing is outstanding and nothing has come for a while: a leak or a
    /// duplicate would come behind the messages that it was made from.
    ///
    /// - Returns: Whether the user wanted to stop at once, so that the wait was cut short.
    func drain(_ connected: Connected) async -> Bool {
        var watch = RunWatch(run: self, connected: connected)
        watch.enter("drain")
        let begin = connected.start.offset(of: environment.time.now())
        var lastRecord = begin
        while true {
            await environment.pause(Self.tick)
            let now = watch.tick()
            if watch.absorbed > 0 { lastRecord = now }
            // Without the verifier nothing can be learnt any more: what is outstanding stays unknown.
            if !connected.isSubscribed { return false }
            let isDecided = connected.load.status.isFinished || connected.load.isStopRequested
            if isDecided, connected.recorder.judge.isComplete, now - lastRecord >= Self.quiet {
                // Everything that had to come has come: whatever did not, had to stay in.
                connected.recorder.note(.settled(deadline: Nanoseconds(.max)))
                return false
            }
            if now - begin >= request.scenario.phases.drain {
                connected.recorder.note(.settled(deadline: Nanoseconds(.max)))
                return false
            }
            // Asked twice, the user waits for nothing; here too, what is outstanding stays unknown.
            if environment.interruptions() > 1 {
                connected.recorder.noteInterruption(at: now)
                return true
            }
        }
    }

    /// Says goodbye to the broker and takes the last records.
    func disconnect(_ connected: Connected) async {
        await withTaskGroup(of: Void.self) { group in
            for loop in connected.publisherLoops {
                group.addTask { await loop.stop(within: Self.goodbye) }
            }
        }
        await connected.subscriberLoop.stop(within: Self.goodbye)
        connected.recorder.absorb()
    }
}
