import Evidence
import Quantities
import Scenarios

@testable import Verifier

/// The judge's ledger as anyone would write it: every message's whole history in a dictionary.
struct NaiveModel {
    private struct History {
        var sent: Int64?
        var sentAt = 0
        var mustPass = false
        var answers: [MessageState.Answer] = []
        var copies: [Copy] = []
        /// When its publisher sent it again.
        var resent: [Moment] = []
    }

    /// A copy that came out.
    private struct Copy {
        var isAltered: Bool
        var isMarked: Bool
        var moment = Moment()
    }

    /// A place in the order of records.
    private struct Moment {
        var record = 0
        /// How many deadlines had been told.
        var settlings = 0
    }

    /// A time in which the verifier had no session.
    private struct Gap {
        /// What left before this was overdue already.
        var deadline: Int64
        /// What left from here on was watched again.
        var until: Int64
    }

    private struct Key: Hashable {
        var publisher: UInt32
        var sequence: UInt64
    }

    let plan: TestPlan
    private var histories: [Key: History] = [:]
    private var absent: Set<Key> = []
    private var held: [Key: [Copy]] = [:]
    private var now = Moment()
    private var resumptions: [Int] = []
    private var interruptions: [Int] = []
    private var gaps: [Gap] = []
    private var isSuspended = false
    private var isForgotten = false
    private var pendingDeadline = Int64.min
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
        now.record += 1
        switch record {
        case .sent(let sent):
            let key = Key(publisher: sent.publisher, sequence: sent.sequence)
            skip(to: key)
            var history = History()
            history.sent = sent.sent.count
            history.sentAt = now.record
            history.mustPass = plan.value(key.publisher, key.sequence) == 3_000
            histories[key] = history
            for copy in held.removeValue(forKey: key) ?? [] { receive(key, copy) }
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
            let isAltered = received.body != .asSent
            receive(key, Copy(isAltered: isAltered, isMarked: received.isDuplicate))
        case .settled(let deadline):
            now.settlings += 1
            pendingDeadline = max(pendingDeadline, deadline.count)
            if !isSuspended { self.deadline = pendingDeadline }
        case .resent(let publisher, let sequence, _):
            histories[Key(publisher: publisher, sequence: sequence)]?.resent.append(now)
        case .connection(let record, let at): apply(record, at: at.count)
        case .entered, .result, .stranger, .health, .event: break
        }
    }

    private mutating func apply(_ record: ConnectionRecord, at: Int64) {
        if case .disconnected = record.event { interruptions.append(now.record) }
        guard record.client == .verifier else { return }
        switch record.event {
        case .disconnected: isSuspended = true
        case .sessionLost: (isSuspended, isForgotten) = (true, true)
        case .sessionResumed where isSuspended && !isForgotten:
            resumptions.append(now.record)
            isSuspended = false
            deadline = pendingDeadline
        case .subscribed where isSuspended:
            gaps.append(Gap(deadline: deadline, until: at))
            (isSuspended, isForgotten) = (false, false)
            deadline = pendingDeadline
        default: break
        }
    }

    private mutating func skip(to key: Key) {
        for sequence in next[key.publisher, default: 0]..<key.sequence {
            absent.insert(Key(publisher: key.publisher, sequence: sequence))
        }
        next[key.publisher] = key.sequence + 1
    }

    private mutating func receive(_ key: Key, _ copy: Copy) {
        var copy = copy
        copy.moment = now
        guard key.sequence < plan.slots, !absent.contains(key) else {
            unexpected += 1
            return
        }
        guard let history = histories[key] else { return held[key, default: []].append(copy) }
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
        histories[key]?.copies.append(copy)
    }

    /// The counts at the end of the run.
    func counts() -> LedgerCounts {
        var counts = LedgerCounts()
        for (key, history) in histories {
            counts[.sent] += 1
            let outcome = outcome(of: history, asksAnswers: plan.asksAnswers(key.publisher))
            counts[outcome.count] += 1
            if answer(of: history) == .acknowledged { counts[.acknowledged] += 1 }
            for copy in history.copies.dropFirst() {
                counts[.duplicated] += 1
                counts[cause(of: copy, in: history).count] += 1
            }
        }
        counts[.slots] = plan.slots * UInt64(plan.publisherCount)
        counts[.unsent] = unsent
        counts[.late] = late
        counts[.reordered] = reordered
        counts[.unexpected] = unexpected + UInt64(held.values.reduce(0) { $0 + $1.count })
        return counts
    }

    private func cause(of copy: Copy, in history: History) -> DuplicateCause {
        let first = history.copies.first?.moment.record ?? 0
        let last = copy.moment.record
        if copy.isMarked, resumptions.contains(where: { first < $0 && $0 < last }) { return .hop }
        // The record of the second sending may be judged a little behind the copy.
        let isResent = history.resent.contains {
            $0.record < last || $0.settlings - copy.moment.settlings <= 1
        }
        if isResent { return .publisher }
        let isInterrupted = interruptions.contains { history.sentAt < $0 && $0 < last }
        return isInterrupted ? .interruption : .unexplained
    }

    /// Whether a message that never came out may have done so unseen.
    private func isUnwatched(_ history: History) -> Bool {
        guard let sent = history.sent else { return false }
        let last = isSuspended ? [Gap(deadline: deadline, until: .max)] : []
        return (gaps + last).contains { $0.deadline <= sent && sent < $0.until }
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
        if history.copies.contains(where: \.isAltered) { return .corrupted }
        if hasArrived { return isAcknowledged || !asksAnswers ? .delivered : .recovered }
        return isAcknowledged && !isUnwatched(history) ? .lost : .indeterminate
    }
}
