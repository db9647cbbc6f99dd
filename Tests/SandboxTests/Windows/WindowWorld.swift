import Evidence
import LoadGen
import Messaging
import Quantities
import Scenarios
import Verifier

@testable import Sandbox

/// A run of the sandbox's graph and the verifier's judge in virtual time, without a broker between.
///
/// Every message reaches the graph a millisecond after it left, and every result the verifier a
/// millisecond after the graph made it.
struct WindowWorld {
    /// 04:19:13.528 UTC: not at the beginning of a window.
    static let calendar: Int64 = 1_758_255_553_528

    var flow: DataFlow
    var faults: [String] = []
    var seed: UInt64 = 1
    var load = Nanoseconds.seconds(62)
    var perSecond: UInt64 = 50
    var unit = TemperaturePayload.Unit.celsius

    /// What the judge says, and what the graph counted.
    func run() throws -> (judgement: Judgement, counts: GraphCounts) {
        let scenario = try scenario()
        let plan = LoadPlan(scenario)
        var judge = try Judge(scenario: scenario, plan: plan)
        let bench = try bench()
        let calendar = WallClockInstant(milliseconds: Self.calendar)
        judge.apply(.event(.scheduleBegan(calendar), at: .zero))
        var due = slots(of: plan)[...]
        var taken = 0
        for millisecond in 0..<(load.count / 1_000_000 + 15_000) {
            let now = Nanoseconds.milliseconds(millisecond)
            while let slot = due.first, slot.at < now {
                due.removeFirst()
                send(slot, plan, to: bench, &judge)
            }
            bench.advance(.milliseconds(1))
            for output in bench.connections.published[taken...] {
                judge.apply(.result(try result(output, at: now + .milliseconds(1))))
            }
            taken = bench.connections.published.count
        }
        judge.apply(.settled(deadline: Nanoseconds(.max)))
        return (judge.finish(cores: 2), bench.control.counts)
    }

    private struct Slot {
        let publisher: UInt32
        let sequence: UInt64
        let at: Nanoseconds
    }

    private func scenario() throws -> Scenario {
        let rate = MessagesPerSecond(messages: perSecond) ?? MessagesPerSecond(messages: 1)
        guard let rate else { preconditionFailure("one a second is a rate") }
        return Scenario(
            name: "windows",
            seed: seed,
            target: Target(broker: "mqtt://127.0.0.1:1883"),
            flow: flow,
            workloads: [
                Workload(
                    name: "sensors",
                    publishers: 3,
                    quality: 1,
                    arrivals: .constant(rate),
                    payload: .temperature(
                        TemperaturePayload(minimum: -100, maximum: 4_000, decimals: 1, unit: unit)
                    ),
                    maximumLag: .seconds(10)
                )
            ],
            phases: Phases(warmUp: .zero, measure: load, drain: .seconds(12)),
            thresholds: []
        )
    }

    private func bench() throws -> GraphBench {
        let bench = try GraphBench(faults: faults, seed: seed, flow: flow)
        bench.calendar = Self.calendar
        bench.advance(.zero)
        bench.tell(.connected(BrokerLimits(), .zero))
        bench.tell(.subscribed(filter: "raw", granted: .atLeastOnce, after: .zero))
        return bench
    }

    private func slots(of plan: LoadPlan) -> [Slot] {
        (0..<UInt32(plan.publisherCount)).flatMap { publisher in
            (0..<plan.slotCount(of: publisher)).map { sequence in
                let at = plan.intended(publisher: publisher, sequence: sequence)
                return Slot(publisher: publisher, sequence: sequence, at: at)
            }
        }
        .sorted { ($0.at, $0.publisher) < ($1.at, $1.publisher) }
    }

    private func send(_ slot: Slot, _ plan: LoadPlan, to bench: GraphBench, _ judge: inout Judge) {
        judge.apply(
            .sent(
                SentRecord(
                    publisher: slot.publisher,
                    sequence: slot.sequence,
                    sent: slot.at,
                    delay: .generator
                )
            )
        )
        judge.apply(
            .acknowledged(
                publisher: slot.publisher,
                sequence: slot.sequence,
                reason: 0,
                at: slot.at
            )
        )
        var payload: [UInt8] = []
        plan.writePayload(publisher: slot.publisher, sequence: slot.sequence, into: &payload)
        let milliseconds = Self.calendar + slot.at.count / 1_000_000
        bench.receive(
            String(decoding: payload, as: UTF8.self),
            flow: nil,
            properties: [("__ts", "\(milliseconds):\(slot.sequence):n\(slot.publisher)")]
        )
    }

    private func result(
        _ output: FakeConnections.Published,
        at received: Nanoseconds
    ) throws -> ResultRecord {
        let time = output.properties.lazy.compactMap { property -> Int64? in
            guard property.hasPrefix("__ts=") else { return nil }
            return Int64(property.dropFirst(5).prefix { $0 != ":" })
        }.first
        return ResultRecord(
            received: received,
            timestamp: time.map { WallClockInstant(milliseconds: $0) },
            body: Array(output.payload.utf8)
        )
    }
}
