import Evidence
import LoadGen
import Messaging
import Quantities
import Scenarios
import Verifier

extension Run {
    /// A run whose connections stand and whose output topic is subscribed.
    struct Connected {
        let prepared: Prepared
        let load: LoadControl
        let subscription: SubscriberControl
        let publisherLoops: [any LoopHandle]
        let subscriberLoop: any LoopHandle
        /// When connections show a fresh token.
        let renewals = RenewalWatch()
        /// What the CONNACKs and the SUBACK said.
        let broker: BrokerFacts

        /// Whether what comes out is, or may yet be, seen.
        var isSubscribed: Bool { subscription.isAlive }

        var recorder: EvidenceRecorder { prepared.recorder }
        var start: ScheduleStart { prepared.start }

        /// Has the publishers' loops look at what they share with the harness.
        func wakePublishers() {
            for loop in publisherLoops { loop.wake() }
        }
    }

    /// Subscribes to the output first, so that nothing that comes out is missed, then connects the
    /// publishers.
    func connect(_ prepared: Prepared) async throws(RunFailure) -> Connected {
        environment.progress(progress(of: prepared, phase: "connecting", rate: 0))
        let subscription = SubscriberControl()
        let load = LoadControl(publishers: plan.publisherCount)
        var loops: [any LoopHandle] = []
        do throws(RunFailure) {
            let subscriberLoop = try startSubscriber(prepared, subscription)
            loops.append(subscriberLoop)
            try await wait {
                switch subscription.state {
                case .waiting, .reconnecting: .pending
                case .subscribed: .reached
                case .failed(let error), .lost(let error):
                    .failed(.notConnected(who: "the verifier", error))
                case .closed: .failed(.interrupted)
                }
            }
            try await preflight(prepared, subscription)
            environment.progress(progress(of: prepared, phase: "connecting", rate: 0))
            for shard in 0..<shards {
                loops.append(try startPublishers(prepared, load, shard: shard))
            }
            try await wait {
                if let loss = subscription.loss { return .failed(loss) }
                if let failure = load.status.failure {
                    return .failed(.notConnected(who: "a publisher", failure))
                }
                return load.status.isConnected ? .reached : .pending
            }
            let connected = Connected(
                prepared: prepared,
                load: load,
                subscription: subscription,
                publisherLoops: Array(loops.dropFirst()),
                subscriberLoop: subscriberLoop,
                broker: brokerFacts(load.status.limits, subscription.state)
            )
            prepared.recorder.note(connected.broker)
            return connected
        } catch {
            for loop in loops { await loop.stop(within: Self.goodbye) }
            prepared.discard()
            throw error
        }
    }

    /// How a condition stands that the run waits for.
    enum Waiting {
        case pending
        case reached
        case failed(RunFailure)
    }

    /// Waits for `condition`; the transports' own time limits bound it.
    func wait(for condition: () -> Waiting) async throws(RunFailure) {
        while true {
            switch condition() {
            case .reached: return
            case .failed(let failure): throw failure
            case .pending: break
            }
            if environment.interruptions() > 0 { throw .interrupted }
            await environment.pause(Self.tick)
        }
    }
}

extension SubscriberControl {
    /// Why nothing that comes out is seen any more; nil while it is, or may yet be.
    var loss: RunFailure? {
        guard case .lost(let error) = state else { return nil }
        return .notConnected(who: "the verifier", error)
    }
}
