import Quantities
import Scenarios

/// What became of poison, and of the good messages around it.
///
/// A good message that did not come out belongs to the poison nearest to it, if that is near. The
/// graph has recovered from one when a good message that was sent later comes out. Memory grows with
/// the poison that is not overdue.
struct PoisonTally: Sendable {
    /// How near a good message must have been sent to count as hit.
    static let reach = Nanoseconds.seconds(1)

    private struct Dose {
        let kind: Int
        let sent: Int64
    }

    private var counts: [PoisonCounts]
    /// In the order of their sending.
    private var doses: [Dose] = []
    /// The place in `doses` of the first from which the graph has not recovered.
    private var open = 0

    /// Creates the tally of these kinds.
    init(_ kinds: [PoisonKind]) {
        counts = PoisonKind.allCases.map { PoisonCounts(kind: $0.rawValue) }
        for kind in kinds { counts[Self.number(of: kind)].isPlanned = true }
    }

    /// What became of each kind that was planned.
    var kinds: [PoisonCounts] { counts.filter(\.isPlanned) }

    /// A message with poison of this kind left.
    mutating func send(_ kind: Int, at sent: Nanoseconds) {
        counts[kind].sent += 1
        let dose = Dose(kind: kind, sent: sent.count)
        // Publishers' records come interleaved, nearly in order.
        var place = doses.count
        while place > open, doses[place - 1].sent > dose.sent { place -= 1 }
        doses.insert(dose, at: place)
    }

    /// The broker refused one.
    mutating func refuse(_ kind: Int) { counts[kind].refused += 1 }

    /// The first copy of one came out.
    mutating func pass(_ kind: Int) { counts[kind].passed += 1 }

    /// A good message came out for the first time: the graph has recovered from what left before it.
    mutating func recover(sent: Nanoseconds, received: Nanoseconds) {
        while open < doses.count, doses[open].sent < sent.count {
            let dose = doses[open]
            let length = received - Nanoseconds(dose.sent)
            counts[dose.kind].longestRecovery = max(
                counts[dose.kind].longestRecovery ?? .zero,
                length
            )
            open += 1
        }
    }

    /// A good message did not come out.
    mutating func noteMissing(sent: Nanoseconds) {
        var low = 0
        var high = doses.count
        while low < high {
            let middle = (low + high) / 2
            if doses[middle].sent <= sent.count { low = middle + 1 } else { high = middle }
        }
        let near = [low - 1, low].filter { doses.indices.contains($0) }
            .min { distance($0, sent) < distance($1, sent) }
        guard let near, distance(near, sent) <= Self.reach.count else { return }
        counts[doses[near].kind].missingNearby += 1
    }

    /// Forgets what no message can be near to any more that is not overdue.
    mutating func settle(before deadline: Nanoseconds) {
        let limit = deadline.count.subtractingReportingOverflow(2 * Self.reach.count)
        guard !limit.overflow, deadline < Nanoseconds(.max) else { return }
        let gone = doses.prefix(open).prefix { $0.sent < limit.partialValue }.count
        guard gone > 64 else { return }
        doses.removeFirst(gone)
        open -= gone
    }

    private func distance(_ place: Int, _ sent: Nanoseconds) -> Int64 {
        abs(doses[place].sent - sent.count)
    }

    private static func number(of kind: PoisonKind) -> Int {
        PoisonKind.allCases.firstIndex(of: kind) ?? 0
    }
}
