import Quantities
import Scenarios

/// What really happened in a simulated run, message by message, as the world saw it.
///
/// Told by the broker and the graph that made it happen, never by records. It keeps a byte for each
/// message and decides nothing until the end, so that there is little to be wrong about.
struct TrueAccount {
    /// What is known of one message.
    struct Facts: OptionSet {
        let rawValue: UInt8
        /// The broker has it.
        static let sent = Facts(rawValue: 1)
        /// The graph must let it out.
        static let passes = Facts(rawValue: 2)
        /// Its first answer was success.
        static let acknowledged = Facts(rawValue: 4)
        /// Its first answer was a refusal.
        static let refused = Facts(rawValue: 8)
        /// A copy came out.
        static let arrived = Facts(rawValue: 16)
        /// A copy had another body.
        static let altered = Facts(rawValue: 32)
    }

    /// The facts of each publisher's messages, by sequence.
    private var facts: [[Facts]]
    /// The highest sequence of each publisher of which a copy came out; -1 for none.
    private var highest: [Int]
    private let slots: UInt64
    var repetitions: RepetitionAccount
    private(set) var late: UInt64 = 0
    private(set) var reordered: UInt64 = 0
    private(set) var strays: [SimulatedStray: UInt64] = [:]

    /// Creates the account of a run in which nothing has happened.
    ///
    /// - Parameters:
    ///   - slotCounts: How many slots each publisher has.
    ///   - repeats: Whether messages can come out more than once.
    init(slotCounts: [UInt64], repeats: Bool) {
        slots = slotCounts.reduce(0, +)
        facts = slotCounts.map {
            var facts: [Facts] = []
            facts.reserveCapacity(Int($0))
            return facts
        }
        highest = Array(repeating: -1, count: slotCounts.count)
        repetitions = RepetitionAccount(slotCounts: repeats ? slotCounts : [])
    }

    /// The broker took a message for the first time, so many ticks after the start.
    mutating func take(_ publisher: UInt32, _ sequence: UInt64, passes: Bool, tick: Int) {
        let index = Int(publisher)
        while facts[index].count < Int(sequence) { facts[index].append([]) }
        facts[index].append(passes ? [.sent, .passes] : .sent)
        repetitions.take(publisher, sequence, tick: tick)
    }

    /// The publisher was told an answer.
    mutating func answer(_ publisher: UInt32, _ sequence: UInt64, isRefusal: Bool) {
        let answers: Facts = [.acknowledged, .refused]
        guard facts[Int(publisher)][Int(sequence)].isDisjoint(with: answers) else { return }
        facts[Int(publisher)][Int(sequence)].insert(isRefusal ? .refused : .acknowledged)
    }

    /// The verifier was handed a copy of a message that had left before or after `deadline`, from
    /// which on nothing was overdue.
    mutating func arrive(
        _ publisher: UInt32,
        _ sequence: UInt64,
        isAltered: Bool,
        isMarked: Bool
    ) {
        let index = Int(publisher)
        let before = facts[index][Int(sequence)]
        repetitions.arrive(publisher, sequence, isFirst: !before.contains(.arrived), isMarked)
        if !before.contains(.arrived) {
            if before.contains(.passes), repetitions.isOverdue(publisher, sequence) { late += 1 }
            if Int(sequence) < highest[index] { reordered += 1 }
            highest[index] = max(highest[index], Int(sequence))
        }
        facts[index][Int(sequence)].insert(isAltered ? [.arrived, .altered] : .arrived)
    }

    /// The verifier was handed something that is not of the load.
    mutating func meet(_ stray: SimulatedStray) { strays[stray, default: 0] += 1 }

    /// The counts at the end of the run, by the names of the ledger's.
    mutating func counts() -> [LedgerCount: UInt64] {
        var counts: [LedgerCount: UInt64] = [:]
        for publisher in facts.indices {
            for sequence in facts[publisher].indices {
                let facts = facts[publisher][sequence]
                guard facts.contains(.sent) else { continue }
                counts[.sent, default: 0] += 1
                if facts.contains(.acknowledged) { counts[.acknowledged, default: 0] += 1 }
                let isUnwatched =
                    facts.isSuperset(of: [.passes, .acknowledged]) && !facts.contains(.arrived)
                    && repetitions.isUnwatched(UInt32(publisher), UInt64(sequence))
                counts[Self.outcome(of: facts, isUnwatched: isUnwatched), default: 0] += 1
            }
        }
        counts[.slots] = slots
        counts[.unsent] = slots - counts[.sent, default: 0]
        counts[.late] = late
        counts[.reordered] = reordered
        counts[.foreign] = strays[.nameless, default: 0] + strays[.forged, default: 0]
        counts[.staleRun] = strays[.otherRun, default: 0]
        counts[.unexpected] = strays[.future, default: 0]
        counts.merge(repetitions.counts()) { $1 }
        return counts
    }

    private static func outcome(of facts: Facts, isUnwatched: Bool) -> LedgerCount {
        let hasArrived = facts.contains(.arrived)
        let isRefused = facts.contains(.refused)
        if !facts.contains(.passes) {
            return hasArrived ? .leaked : isRefused ? .refused : .withheld
        }
        if isRefused { return hasArrived ? .phantom : .refused }
        if facts.contains(.altered) { return .corrupted }
        let isAcknowledged = facts.contains(.acknowledged)
        if hasArrived { return isAcknowledged ? .delivered : .recovered }
        return isAcknowledged && !isUnwatched ? .lost : .indeterminate
    }
}
