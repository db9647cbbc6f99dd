import Evidence
import Messaging
import Quantities
import Scenarios

/// How connections are begun, made again, and shown fresh tokens.
extension PublisherGroup {
    /// How many connections may be on their way at once on this loop.
    var openingLimit: Int { max(1, plan.connect.atOnce / share.count) }

    /// When the next connection may be asked for the first time; nil when all have been.
    var nextOpening: MonotonicInstant? {
        guard phase != .stopped, opened < publishers.count, let firstOpening else { return nil }
        guard let rate = plan.connect.rate else { return firstOpening }
        // Loops take turns, so that all of them together keep the rate.
        return firstOpening + rate.offset(ofMessage: UInt64(opened * share.count + share.index))
    }

    /// Begins as many first connections as the rate and the number on their way allow.
    mutating func openMore(at time: LoopTime, through connections: any Connections) {
        if firstOpening == nil { firstOpening = time.monotonic }
        while opening < openingLimit, let due = nextOpening, due <= time.monotonic {
            open(opened, through: connections)
            opened += 1
        }
    }

    /// Has every connection that stands show a fresh token, one after the other over the spread.
    mutating func planRenewals(at time: LoopTime) {
        let requested = control.renewalsRequested
        guard requested > renewalsBegun else { return }
        renewalsBegun = requested
        let count = Int64(publishers.count)
        for member in publishers.indices where publishers[member].connection == .open {
            publishers[member].isToRenew = true
            let wait = Nanoseconds(renewalSpread.count / count * Int64(member))
            errands.set(member, due: time.monotonic + wait)
        }
    }

    /// Does what is due with connections.
    mutating func runErrands(at time: LoopTime, through connections: any Connections) {
        while opening < openingLimit, let (member, due) = errands.first, due <= time.monotonic {
            errands.remove(member)
            switch publishers[member].connection {
            case .open where publishers[member].isToRenew:
                publishers[member].isToRenew = false
                connections.reauthenticate(member)
            case .waiting where !publishers[member].isOpening, .pending:
                open(member, through: connections)
            case .open, .waiting, .ended:
                break
            }
        }
    }

    /// Plans the next attempt of a publisher whose connection ended or could not be made.
    ///
    /// - Returns: Whether there will be one.
    mutating func planAttempt(
        of member: Int,
        after error: TransportError,
        at time: LoopTime
    ) -> Bool {
        guard error.isWorthRetrying, !publishers[member].isDone else { return false }
        let (bits, _) = random.bits(
            .reconnectJitter,
            publisher: publishers[member].number,
            sequence: publishers[member].reconnection.total
        )
        let due = publishers[member].reconnection.next(
            after: time.monotonic,
            jitter: bits.uniformFraction
        )
        guard let due else { return false }
        errands.set(member, due: due)
        return true
    }

    private mutating func open(_ member: Int, through connections: any Connections) {
        opening += 1
        publishers[member].isOpening = true
        connections.open(member)
    }
}
