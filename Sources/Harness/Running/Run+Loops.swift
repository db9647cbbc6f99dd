import Evidence
import LoadGen
import Messaging
import Quantities
import Scenarios
import Verifier

/// How the event loops of a run are started.
extension Run {
    /// How many loops the publishers are spread over: no more than there are publishers.
    var shards: Int { max(1, min(request.shards, plan.publisherCount)) }

    /// Starts the loop that sees what comes out.
    func startSubscriber(
        _ prepared: Prepared,
        _ control: SubscriberControl
    ) throws(RunFailure) -> any LoopHandle {
        let run = request.header.run
        let plan = plan
        let output = request.scenario.flow.outputTopic
        let input = request.scenario.watchesInput ? request.scenario.flow.input : nil
        let seed = request.scenario.seed
        let keepsResults = prepared.recorder.judge.aggregates
        let properties =
            keepsResults || plan.hidesIdentity
            ? nil : (0..<UInt32(plan.publisherCount)).map(plan.properties)
        let written = prepared.recorder.judge.writtenProperties
        let watchesTimestamps = request.scenario.watchesTimestamps
        let connect = request.scenario.connect
        let quality = plan.highestQuality
        let start = prepared.start
        let mailbox = prepared.recorder.received
        do throws(TransportError) {
            return try environment.connector.start(
                "verifier",
                [verifierConfiguration(prepared)]
            ) {
                SubscriberLoop(
                    output: output,
                    input: input,
                    quality: quality,
                    plan: plan,
                    keepsResults: keepsResults,
                    properties: properties,
                    written: written,
                    watchesTimestamps: watchesTimestamps,
                    connect: connect,
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

    /// Starts one of the loops that the publishers live on.
    func startPublishers(
        _ prepared: Prepared,
        _ control: LoadControl,
        shard: Int
    ) throws(RunFailure) -> any LoopHandle {
        let run = request.header.run
        let plan = plan
        let start = prepared.start
        let mailbox = prepared.recorder.published
        let share = LoopShare(index: shard, count: shards)
        let spread = request.scenario.tokens.spread
        let publishers = publishers(of: share)
        do throws(TransportError) {
            return try environment.connector.start(
                shards == 1 ? "publishers" : "publishers-\(shard)",
                publishers.map { configuration(ofPublisher: $0, prepared) }
            ) {
                PublisherLoop(
                    plan: plan,
                    publishers: publishers,
                    run: run,
                    share: share,
                    renewalSpread: spread,
                    start: start,
                    control: control,
                    mailbox: mailbox
                )
            }
        } catch {
            throw .notConnected(who: "a publisher", error)
        }
    }

    /// The publishers of one loop: neighbours, and as many as on any other loop, give or take one.
    private func publishers(of share: LoopShare) -> Range<UInt32> {
        let count = plan.publisherCount
        return UInt32(
            count * share.index / share.count
        )..<UInt32(count * (share.index + 1) / share.count)
    }
}
