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
    func drain(_ connected: Connected) async {
        var watch = RunWatch(run: self, connected: connected)
        watch.enter("drain")
        let begin = connected.start.offset(of: environment.time.now())
        var lastRecord = begin
        while true {
            await environment.pause(Self.tick)
            let now = watch.tick()
            if watch.absorbed > 0 { lastRecord = now }
            let isDecided = connected.load.status.isFinished || connected.load.isStopRequested
            if isDecided, connected.recorder.judge.isComplete, now - lastRecord >= Self.quiet {
                // Everything that had to come has come: whatever did not, had to stay in.
                connected.recorder.note(.settled(deadline: Nanoseconds(.max)))
                return
            }
            if now - begin >= request.scenario.phases.drain {
                connected.recorder.note(.settled(deadline: Nanoseconds(.max)))
                return
            }
            // Without the subscriber nothing can be learnt any more; asked twice, the user waits
            // for nothing. What is outstanding stays unknown.
            if !connected.isSubscribed || environment.interruptions() > 1 { return }
        }
    }

    /// Says goodbye to the broker and takes the last records.
    func disconnect(_ connected: Connected) async {
        await connected.publisherLoop.stop(within: Self.goodbye)
        await connected.subscriberLoop.stop(within: Self.goodbye)
        connected.recorder.absorb()
    }
}
