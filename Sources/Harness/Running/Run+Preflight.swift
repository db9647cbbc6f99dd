import Evidence
import LoadGen
import Messaging
import Quantities
import Scenarios
import Verifier

/// What is found out about the graph once the output is subscribed and before any load.
extension Run {
    /// How long one probe waits for the next: a graph that answers has answered within half a second.
    static let probeInterval = Nanoseconds.milliseconds(100)
    /// Among how many different messages the probes are chosen, so that a graph with other bounds
    /// than the scenario's still answers some.
    private static let probeVariety = 16
    /// How long it takes to say of a graph that it drops what names messages.
    private static let namelessAfter = Nanoseconds.seconds(2)
    /// How many slots are looked at for messages that must come out.
    private static let probeSearch: UInt64 = 20_000

    /// Waits until the output is quiet, then sends probes until as many as the scenario wants have
    /// come out.
    func preflight(
        _ prepared: Prepared,
        _ subscription: SubscriberControl
    ) async throws(RunFailure) {
        let wanted = request.scenario.preflight
        try await awaitQuiet(prepared, subscription)
        guard wanted.probes > 0 else { return }
        let slots = probeSlots(prepared.recorder)
        // Where nothing must come out, silence says nothing.
        guard !slots.isEmpty else { return }
        environment.progress(progress(of: prepared, phase: "preflight", rate: 0))
        let control = ProbeControl()
        let loop = try startProbes(prepared, slots, control)
        do throws(RunFailure) {
            try await awaitAnswers(prepared, subscription, control)
            await loop.stop(within: Self.goodbye)
        } catch {
            await loop.stop(within: Self.goodbye)
            throw error
        }
    }

    /// Waits until no message of another run has come for as long as the scenario wants.
    private func awaitQuiet(
        _ prepared: Prepared,
        _ subscription: SubscriberControl
    ) async throws(RunFailure) {
        let wanted = request.scenario.preflight
        let begin = environment.time.now()
        var since = begin
        var seen: UInt64 = 0
        try await wait {
            if let loss = subscription.loss { return .failed(loss) }
            prepared.recorder.absorb()
            let now = environment.time.now()
            let stale = prepared.recorder.judge.strangers.staleRun
            if stale > seen { since = now }
            seen = stale
            let isOver = now - since >= wanted.quiet || now - begin >= wanted.within
            return isOver ? .reached : .pending
        }
    }

    private func awaitAnswers(
        _ prepared: Prepared,
        _ subscription: SubscriberControl,
        _ control: ProbeControl
    ) async throws(RunFailure) {
        let wanted = request.scenario.preflight
        // A result comes only when its window is over.
        let within = wanted.within + prepared.recorder.judge.windowLength
        var begin: MonotonicInstant?
        // What came before the first probe is none of its answers.
        let foreign = prepared.recorder.judge.strangers.foreign
        try await wait {
            if let loss = subscription.loss { return .failed(loss) }
            prepared.recorder.absorb()
            let judge = prepared.recorder.judge
            let answered = judge.strangers.probes
            // Results name no probe: one says that the graph takes what is sent.
            if answered >= UInt64(wanted.probes) || judge.resultCount > 0 { return .reached }
            let status = control.status
            if let failure = status.failure {
                return .failed(.notConnected(who: "the preflight's publisher", failure))
            }
            // The load would be refused as well; its verdict counts how often.
            if status.refusal != nil { return .reached }
            // The time counts from the first probe: until then the transport's own limits hold.
            let now = environment.time.now()
            if status.sent > 0, begin == nil { begin = now }
            let silence = GraphSilence(
                input: request.scenario.flow.input,
                output: request.scenario.flow.output,
                sent: status.sent,
                answered: answered,
                wanted: UInt64(wanted.probes),
                within: within,
                foreign: judge.strangers.foreign - foreign
            )
            guard let begin else { return .pending }
            let isNameless =
                mayHideIdentity && silence.isNameless && now - begin >= Self.namelessAfter
            return isNameless || now - begin > within ? .failed(.graphSilent(silence)) : .pending
        }
    }

    private func startProbes(
        _ prepared: Prepared,
        _ slots: [ProbeLoop.Slot],
        _ control: ProbeControl
    ) throws(RunFailure) -> any LoopHandle {
        let run = request.header.run
        let plan = plan
        do throws(TransportError) {
            return try environment.connector.start(
                "preflight",
                [probeConfiguration(prepared)]
            ) {
                ProbeLoop(
                    plan: plan,
                    slots: slots,
                    run: run,
                    interval: Self.probeInterval,
                    control: control
                )
            }
        } catch {
            throw .notConnected(who: "the preflight's publisher", error)
        }
    }

    /// Slots whose messages must come out, the later ones of the first publishers before all:
    /// the first slots hold the values right at the bounds.
    private func probeSlots(_ recorder: EvidenceRecorder) -> [ProbeLoop.Slot] {
        var slots: [ProbeLoop.Slot] = []
        let publishers = UInt32(min(plan.publisherCount, Self.probeVariety))
        var looked: UInt64 = 0
        let longest = (0..<publishers).map { plan.slotCount(of: $0) }.max() ?? 0
        for sequence in (0..<longest).reversed() {
            for publisher in 0..<publishers where sequence < plan.slotCount(of: publisher) {
                looked += 1
                if recorder.comesOut(publisher: publisher, sequence: sequence) {
                    slots.append(ProbeLoop.Slot(publisher: publisher, sequence: sequence))
                }
                if slots.count == Self.probeVariety || looked == Self.probeSearch { return slots }
            }
        }
        return slots
    }
}
