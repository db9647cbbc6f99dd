import Evidence
import Quantities
import Scenarios

@testable import Verifier

/// The judge's ledger as anyone would write it: every message's whole history in a dictionary.
struct NaiveModel {
    private struct History {
        var sent: Int64?
        var mustPass = false
        var answers: [MessageState.Answer] = []
        /// Of each copy, whether its bytes were others.
        var copies: [Bool] = []
    }

    private struct Key: Hashable {
        var publisher: UInt32
        var sequence: UInt64
    }

    let plan: TestPlan
    private var histories: [Key: History] = [:]
    private var absent: Set<Key> = []
    private var held: [Key: [Bool]] = [:]
    private var next: [UInt32: UInt64] = [:]
    private var firstCopies: [UInt32: [UInt64]] = [:]
    private var deadline = Int64.min
    private var unsent: UInt64 = 0
    private var unexpected: UInt64 = 0
    private var late: UInt64 = 0
    private var reordered: UInt64 = 0
    private(set) var largestExtent: UInt64 = 0
    private(set) var answersInTime: UInt64 = 0

    init(plan: TestPlan) {
        self.plan = plan
    }

    mutating func apply(_ record: Record) {
        switch record {
        case .sent(let sent):
            let key = Key(publisher: sent.publisher, sequence: sent.sequence)
            skip(to: key)
            var history = History()
            history.sent = sent.sent.count
            history.mustPass = plan.value(key.publisher, key.sequence) == 3_000
            histories[key] = history
            for isAltered in held.removeValue(forKey: key) ?? [] { receive(key, isAltered) }
        case .unsent(let publisher, let sequence, _, _):
            let key = Key(publisher: publisher, sequence: sequence)
            skip(to: key)
            absent.insert(key)
            unsent += 1
            unexpected += UInt64(held.removeValue(forKey: key)?.count ?? 0)
        case .acknowledged(let publisher, let sequence, let reason, _):
            histories[Key(publisher: publisher, sequence: sequence)]?.answers
                .append(reason < 0x80 ? .acknowledged : .refused)
        case .unresolved(let publisher, let sequence, _):
            histories[Key(publisher: publisher, sequence: sequence)]?.answers.append(.unresolved)
        case .received(let received):
            let key = Key(publisher: received.publisher, sequence: received.sequence)
            receive(key, received.body != .asSent)
        case .settled(let deadline): self.deadline = max(self.deadline, deadline.count)
        case .stranger, .health, .event, .resent, .connection: break
        }
    }

    private mutating func skip(to key: Key) {
        for sequence in next[key.publisher, default: 0]..<key.sequence {
            absent.insert(Key(publisher: key.publisher, sequence: sequence))
        }
        next[key.publisher] = key.sequence + 1
    }

    private mutating func receive(_ key: Key, _ isAltered: Bool) {
        guard key.sequence < plan.slots, !absent.contains(key) else {
            unexpected += 1
            return
        }
        guard let history = histories[key] else { return held[key, default: []].append(isAltered) }
        if history.copies.isEmpty {
            if history.mustPass, let sent = history.sent, sent < deadline { late += 1 }
            let extent = firstCopies[key.publisher, default: []].count { $0 > key.sequence }
            if extent > 0 { reordered += 1 }
            largestExtent = max(largestExtent, UInt64(extent))
            firstCopies[key.publisher, default: []].append(key.sequence)
            // Older ones than this cannot be overtaken in these tests.
            if firstCopies[key.publisher, default: []].count > 8_000 {
                firstCopies[key.publisher, default: []].removeFirst(4_000)
            }
        }
        histories[key]?.copies.append(isAltered)
    }

    /// The counts at the end of the run.
    func counts() -> LedgerCounts {
        var counts = LedgerCounts()
        for (key, history) in histories {
            counts[.sent] += 1
            let outcome = outcome(of: history, asksAnswers: plan.asksAnswers(key.publisher))
            counts[outcome.count] += 1
            if answer(of: history) == .acknowledged { counts[.acknowledged] += 1 }
            counts[.duplicated] += UInt64(max(0, history.copies.count - 1))
        }
        counts[.slots] = plan.slots * UInt64(plan.publisherCount)
        counts[.unsent] = unsent
        counts[.late] = late
        counts[.reordered] = reordered
        counts[.unexpected] = unexpected + UInt64(held.values.reduce(0) { $0 + $1.count })
        return counts
    }

    private func answer(of history: History) -> MessageState.Answer? {
        history.answers.first { $0 != .unresolved } ?? history.answers.first
    }

    private func outcome(of history: History, asksAnswers: Bool) -> Outcome {
        let hasArrived = !history.copies.isEmpty
        let isAcknowledged = answer(of: history) == .acknowledged
        let isRefused = answer(of: history) == .refused
        if !history.mustPass {
            if hasArrived { return .leaked }
            return isRefused ? .refused : .withheld
        }
        if isRefused { return hasArrived ? .phantom : .refused }
        if history.copies.contains(true) { return .corrupted }
        if hasArrived { return isAcknowledged || !asksAnswers ? .delivered : .recovered }
        return isAcknowledged ? .lost : .indeterminate
    }
}
