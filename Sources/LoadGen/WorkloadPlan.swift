import Evidence
import Messaging
import Quantities
import Scenarios

/// One workload's part of the load plan: which publishers it has and what they do.
///
/// The publishers take turns (``PublisherTurns``).
/// An immutable class, because it is looked up for every message: a struct would be copied each time.
final class WorkloadPlan: Sendable {
    /// The workload's name.
    let name: String
    /// The number of its first publisher in the run.
    let firstPublisher: UInt32
    /// How many publishers it has.
    let publisherCount: UInt64
    /// How many messages it has in the whole schedule.
    let messageCount: UInt64
    /// The quality of service of its messages.
    let quality: QualityOfService
    /// How long after its intended time a message may still leave.
    let maximumLag: Nanoseconds

    /// The user properties of its messages, behind Crucible's own.
    let properties: [UserProperty]

    private let template: String
    private let load: Nanoseconds
    private let arrivals: any ArrivalProcess
    private let payloads: any PayloadSource
    private let poison: PoisonedPayloads?
    /// Writes slots' identities into their values; nil where they are told by properties.
    let hidden: HiddenDigits?

    init(
        _ workload: Workload,
        firstPublisher: UInt32,
        input: String,
        load: Nanoseconds,
        random: Philox2x64,
        hidden: HiddenIdentity? = nil
    ) {
        precondition(workload.publishers > 0, "a workload has at least one publisher")
        name = workload.name
        self.firstPublisher = firstPublisher
        publisherCount = UInt64(workload.publishers)
        quality = workload.quality == 0 ? .atMostOnce : .atLeastOnce
        maximumLag = workload.maximumLag
        properties = workload.properties.map { UserProperty($0.name, $0.value) }
        template = workload.topic ?? input
        self.load = load
        arrivals = ArrivalProcesses.process(for: workload.arrivals, random: random)
        payloads = PayloadSources.source(for: workload.payload, random: random)
        poison = PoisonedPayloads(workload, random: random)
        switch workload.payload {
        case .temperature(let temperature):
            self.hidden = hidden.map { HiddenDigits(identity: $0, decimals: temperature.decimals) }
        }
        messageCount = arrivals.count(within: load)
    }

    /// The topic with the publisher's number in the workload in the place of `{publisher}`.
    func topic(of publisher: UInt32) -> String {
        template.replacing("{publisher}", with: "\(publisher - firstPublisher)")
    }

    /// Messages a second of those of its publishers that are in `range`.
    func averageRate(of range: Range<UInt32>) -> Double {
        guard load > .zero else { return 0 }
        let own = firstPublisher..<firstPublisher + UInt32(publisherCount)
        let share = Double(own.clamped(to: range).count) / Double(publisherCount)
        return Double(messageCount) / load.seconds * share
    }

    func slotCount(of publisher: UInt32) -> UInt64 {
        let turn = UInt64(publisher - firstPublisher)
        return messageCount > turn ? (messageCount - turn - 1) / publisherCount + 1 : 0
    }

    func intended(publisher: UInt32, sequence: UInt64) -> Nanoseconds {
        arrivals.offset(ofMessage: turns.message(of: publisher, sequence))
    }

    /// Its publishers' due times, where they are at a constant rate.
    var constantTurns: ConstantTurns? {
        arrivals.constantRate.map {
            ConstantTurns(turns: turns, rate: $0)
        }
    }

    /// How many of its messages are due by `offset`, itself included.
    func messagesDue(by offset: Nanoseconds) -> UInt64 {
        min(
            messageCount,
            arrivals.count(within: Nanoseconds(max(offset.count, -1)) + Nanoseconds(1))
        )
    }

    func writePayload(publisher: UInt32, sequence: UInt64, into payload: inout [UInt8]) {
        if let special = poison?.payload(publisher, sequence) {
            payload = special
            return
        }
        payloads.write(slot(publisher, sequence), into: &payload)
        hidden?.hide(publisher, sequence, in: &payload)
    }

    /// Whether a slot of its own is what hidden digits name.
    func has(_ reading: HiddenIdentity.Reading) -> Bool {
        let own = firstPublisher..<firstPublisher + UInt32(publisherCount)
        return own.contains(reading.publisher)
            && reading.sequence < slotCount(of: reading.publisher)
    }

    /// Whether that slot's value is the one whose digits they are.
    func sends(_ reading: HiddenIdentity.Reading) -> Bool {
        guard has(reading) else { return false }
        var payload: [UInt8] = []
        writePayload(publisher: reading.publisher, sequence: reading.sequence, into: &payload)
        return hidden?.value(in: payload).flatMap(HiddenIdentity.scaled) == reading.scaled
    }

    /// Replaces the contents of `payload` by that of a probe: a slot's, under the probe's own name.
    func writeProbe(
        _ number: UInt64,
        of publisher: UInt32,
        _ sequence: UInt64,
        as probes: UInt32,
        into payload: inout [UInt8]
    ) {
        guard let hidden else {
            return writePayload(publisher: publisher, sequence: sequence, into: &payload)
        }
        payloads.write(slot(publisher, sequence), into: &payload)
        hidden.hide(probes, number, in: &payload)
    }

    /// How many different payloads it has, where they are numbered; 0 where not.
    var payloadCount: Int { poison == nil && hidden == nil ? payloads.count : 0 }

    /// The kind of poison in a slot; nil for none.
    func poison(publisher: UInt32, sequence: UInt64) -> PoisonKind? {
        poison?.kind(publisher, sequence)
    }

    /// The number of the slot's payload among the workload's.
    func payloadNumber(publisher: UInt32, sequence: UInt64) -> Int {
        payloads.number(of: slot(publisher, sequence))
    }

    @inline(__always)
    private func slot(_ publisher: UInt32, _ sequence: UInt64) -> PayloadSlot {
        PayloadSlot(
            publisher: publisher,
            sequence: sequence,
            message: turns.message(of: publisher, sequence)
        )
    }

    private var turns: PublisherTurns {
        PublisherTurns(firstPublisher: firstPublisher, publisherCount: publisherCount)
    }
}
