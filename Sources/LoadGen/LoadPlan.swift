public import Evidence
public import Messaging
public import Quantities
public import Scenarios

/// Everything a scenario's publishers send, and when, as pure functions of scenario and seed.
///
/// The publishers of all workloads are numbered through, in the order of the scenario. Slots lie in
/// warm-up and measurement; nothing is due in the drain.
///
///     workload a, 3 publishers      0   1   2   0   1   2   0      constant: taking turns
///     workload b, 2 publishers        3       4       3       4
///                                   └── warm-up ──┴─ measurement ──┘
public final class LoadPlan: SlotPlan {
    /// The seed that payloads, schedule and check bits are made from.
    public let seed: UInt64

    /// How connections are made and kept.
    public let connect: ConnectPlan

    /// How many publishers there are; they are numbered from 0.
    public let publisherCount: Int

    private let workloads: [WorkloadPlan]
    /// The workload, where there is only one.
    private let only: WorkloadPlan?
    /// The publishers' turns, where there is one workload at a constant rate.
    private let turns: ConstantTurns?

    /// Plans the load of `scenario`.
    public init(_ scenario: Scenario) {
        precondition(
            scenario.publisherCount <= Int(MessageIdentity.questionPublisher),
            "publishers are numbered below 2^20 - 2, the first number that is not for the load"
        )
        let random = Philox2x64(key: scenario.seed)
        var first: UInt32 = 0
        var workloads: [WorkloadPlan] = []
        let hidden =
            scenario.identity == .value
            ? HiddenIdentity(seed: scenario.seed, publisherCount: scenario.publisherCount) : nil
        for workload in scenario.workloads {
            // What is aimed at a bound must not be moved by digits behind it.
            let workload = hidden == nil ? workload : workload.withoutDirectedValues
            workloads.append(
                WorkloadPlan(
                    workload,
                    firstPublisher: first,
                    input: scenario.flow.input,
                    load: scenario.phases.load,
                    random: random,
                    hidden: hidden
                )
            )
            first += UInt32(workload.publishers)
        }
        seed = scenario.seed
        connect = scenario.connect
        publisherCount = scenario.publisherCount
        self.workloads = workloads
        only = workloads.count == 1 ? workloads.first : nil
        payloadCount = only?.payloadCount ?? 0
        turns = workloads.count == 1 ? workloads.first?.constantTurns : nil
    }

    /// How many slots there are in the whole schedule.
    public var slotCount: UInt64 { workloads.reduce(0) { $0 + $1.messageCount } }

    /// How many slots of all publishers are due by `offset`, itself included.
    public func slotsDue(by offset: Nanoseconds) -> UInt64 {
        workloads.reduce(0) { $0 + $1.messagesDue(by: offset) }
    }

    /// How many slots `publisher` has in the whole schedule.
    public func slotCount(of publisher: UInt32) -> UInt64 {
        workload(of: publisher).slotCount(of: publisher)
    }

    /// When a slot's message is meant to leave, after the start of the schedule; never earlier than
    /// the slot before it.
    public func intended(publisher: UInt32, sequence: UInt64) -> Nanoseconds {
        precondition(publisher < UInt32(publisherCount), "publishers are numbered from 0")
        if let turns { return turns.intended(publisher: publisher, sequence: sequence) }
        return workload(of: publisher).intended(publisher: publisher, sequence: sequence)
    }

    /// Replaces the contents of `payload` by the slot's payload, byte for byte as it is sent.
    public func writePayload(publisher: UInt32, sequence: UInt64, into payload: inout [UInt8]) {
        workload(of: publisher).writePayload(
            publisher: publisher,
            sequence: sequence,
            into: &payload
        )
    }

    /// Whether messages are told apart by their values.
    public var hidesIdentity: Bool { workloads.contains { $0.hidden != nil } }

    /// The slot whose identity is hidden in the value of a payload; nil where none is.
    ///
    /// The number behind the last publisher's is the probes'.
    public func slot(hiddenIn value: Double) -> (publisher: UInt32, sequence: UInt64)? {
        var others: [HiddenIdentity.Reading] = []
        for workload in workloads {
            guard let hidden = workload.hidden else { continue }
            for reading in hidden.identity.readings(of: value, behind: hidden.decimals) {
                let isProbe = reading.publisher == UInt32(publisherCount)
                if workload.sends(reading) { return (reading.publisher, reading.sequence) }
                if isProbe || workload.has(reading) { others.append(reading) }
            }
        }
        // Not the value that was sent: a probe, or a value that the graph changed.
        guard let other = others.first, others.allSatisfy({ $0 == other }) else { return nil }
        return (other.publisher, other.sequence)
    }

    /// Replaces the contents of `payload` by a probe's: that of a slot, under the probe's own name.
    public func writeProbe(
        _ number: UInt64,
        of publisher: UInt32,
        _ sequence: UInt64,
        into payload: inout [UInt8]
    ) {
        workload(of: publisher).writeProbe(
            number,
            of: publisher,
            sequence,
            as: UInt32(publisherCount),
            into: &payload
        )
    }

    /// How many different payloads there are: those of a workload that is alone, if it numbers them.
    public let payloadCount: Int

    /// The number of a slot's payload.
    public func payloadNumber(publisher: UInt32, sequence: UInt64) -> Int {
        workload(of: publisher).payloadNumber(publisher: publisher, sequence: sequence)
    }

    /// The number of the kind of poison in a slot, among all kinds; nil for none.
    public func poison(publisher: UInt32, sequence: UInt64) -> Int? {
        workload(of: publisher).poison(publisher: publisher, sequence: sequence)
            .flatMap { PoisonKind.allCases.firstIndex(of: $0) }
    }

    /// Whether the slot's publisher asks for acknowledgements (QoS 1).
    public func isAcknowledged(publisher: UInt32) -> Bool { quality(of: publisher) > .atMostOnce }

    /// The quality of service that `publisher` sends with.
    public func quality(of publisher: UInt32) -> QualityOfService {
        workload(of: publisher).quality
    }

    /// How long after its intended time a message of `publisher` may still leave; later it counts as
    /// unsent.
    public func maximumLag(of publisher: UInt32) -> Nanoseconds {
        workload(of: publisher).maximumLag
    }

    /// The topic that `publisher` sends to.
    public func topic(of publisher: UInt32) -> String {
        workload(of: publisher).topic(of: publisher)
    }

    /// The user properties that every message of `publisher` carries, behind Crucible's own.
    public func properties(of publisher: UInt32) -> [UserProperty] {
        workload(of: publisher).properties
    }

    /// How many messages `publishers` send in a second together, averaged over the schedule.
    public func averageRate(of publishers: Range<UInt32>) -> Double {
        workloads.reduce(0) { $0 + $1.averageRate(of: publishers) }
    }

    /// The name of the workload that `publisher` belongs to.
    public func workloadName(of publisher: UInt32) -> String { workload(of: publisher).name }

    /// Workloads are few, so looking from the back is faster than anything clever.
    @inline(__always)
    private func workload(of publisher: UInt32) -> WorkloadPlan {
        precondition(publisher < UInt32(publisherCount), "publishers are numbered from 0")
        if let only { return only }
        var index = workloads.count - 1
        while workloads[index].firstPublisher > publisher { index -= 1 }
        return workloads[index]
    }
}

extension Workload {
    /// The same without values aimed at bounds.
    fileprivate var withoutDirectedValues: Workload {
        var workload = self
        switch workload.payload {
        case .temperature(var temperature):
            temperature.boundaryShareMillionths = 0
            workload.payload = .temperature(temperature)
        }
        return workload
    }
}
