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
        let publisherLoop: any LoopHandle
        let subscriberLoop: any LoopHandle
        /// What the CONNACKs and the SUBACK said.
        let broker: BrokerFacts

        /// Whether what comes out is still seen.
        var isSubscribed: Bool {
            if case .subscribed = subscription.state { true } else { false }
        }

        var recorder: EvidenceRecorder { prepared.recorder }
        var start: ScheduleStart { prepared.start }
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
                case .waiting: .pending
                case .subscribed: .reached
                case .failed(let error), .lost(let error):
                    .failed(.notConnected(who: "the verifier", error))
                case .closed: .failed(.interrupted)
                }
            }
            let publisherLoop = try startPublishers(prepared, load)
            loops.append(publisherLoop)
            try await wait {
                if case .lost(let error) = subscription.state {
                    return .failed(.notConnected(who: "the verifier", error))
                }
                if let failure = load.status.failure {
                    return .failed(.notConnected(who: "a publisher", failure))
                }
                return load.status.isConnected ? .reached : .pending
            }
            let connected = Connected(
                prepared: prepared,
                load: load,
                subscription: subscription,
                publisherLoop: publisherLoop,
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

    private enum Waiting {
        case pending
        case reached
        case failed(RunFailure)
    }

    /// Waits for `condition`; the transports' own time limits bound it.
    private func wait(for condition: () -> Waiting) async throws(RunFailure) {
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

    private func startSubscriber(
        _ prepared: Prepared,
        _ control: SubscriberControl
    ) throws(RunFailure) -> any LoopHandle {
        let run = request.header.run
        let plan = plan
        let topic = request.scenario.flow.output
        let seed = request.scenario.seed
        let quality = plan.highestQuality
        let start = prepared.start
        let mailbox = prepared.recorder.received
        do throws(TransportError) {
            return try environment.connector.start(
                "verifier",
                [verifierConfiguration(prepared)]
            ) {
                SubscriberLoop(
                    topic: topic,
                    quality: quality,
                    plan: plan,
                    identity: IdentityProperty(run: run, seed: seed),
                    start: start,
                    mailbox: mailbox,
                    control: control
                )
            }
        } catch {
            throw .notConnected(who: "the verifier", error)
        }
    }

    private func startPublishers(
        _ prepared: Prepared,
        _ control: LoadControl
    ) throws(RunFailure) -> any LoopHandle {
        let run = request.header.run
        let plan = plan
        let start = prepared.start
        let mailbox = prepared.recorder.published
        let publishers = 0..<UInt32(plan.publisherCount)
        do throws(TransportError) {
            return try environment.connector.start(
                "publishers",
                publishers.map { configuration(ofPublisher: $0, prepared) }
            ) {
                PublisherLoop(
                    plan: plan,
                    publishers: publishers,
                    run: run,
                    start: start,
                    control: control,
                    mailbox: mailbox
                )
            }
        } catch {
            throw .notConnected(who: "a publisher", error)
        }
    }
}
