import Quantities
import Scenarios

/// What the checks decide by.
struct RunFacts: Sendable {
    /// The final ledger.
    var counts = LedgerCounts()
    /// Messages that were sent and must pass.
    var mustPass: UInt64 = 0
    /// Messages of these that were acknowledged and not overdue when the run ended without them.
    var undecided: UInt64 = 0
    /// Messages of these that were acknowledged and may have come out while nobody watched.
    var unwatched: UInt64 = 0
    /// Those of them that came out.
    var passed: UInt64 = 0
    /// Messages that were sent and must not pass.
    var mustNotPass: UInt64 = 0
    /// Messages of these that may have come out while nobody watched: at most so many.
    var unwatchedToWithhold: UInt64 = 0
    /// Whether any publisher asks for acknowledgements.
    var asksAnswers = true
    /// How many messages the broker refused, by the reason code of its answer.
    var refusals: [UInt8: UInt64] = [:]
    /// How the generator did, judged.
    var generator = GeneratorHealth()
    /// Where the graph decides otherwise than its definition says.
    var differences: [PredicateDifference] = []
    /// What the control path saw; nil where the input was not watched.
    var inputCounts: InputCounts?
    /// What became of windows; nil where the graph does not aggregate.
    var windows: WindowCounts?
    /// The windows that did not end as they must.
    var windowFailures: [WindowFailure] = []
    /// What became of poison, kind by kind; nil where none is sent.
    var poison: [PoisonCounts]?
    /// Whether results come out on topics that are made of each message.
    var routesByMessage = false
    /// What a throttle did, limit by limit; nil where the graph has none.
    var throttles: [ThrottleCounts]?
    /// Whether the ledger had to forget what became of the oldest messages.
    var isSaturated = false
    /// Copies and answers of these that came since.
    var unplaced: UInt64 = 0
    /// Whether every message has been answered with success.
    var isEachAnswered = false
    /// Why the verifier's connection ended; nil when it did not.
    var subscriberLoss: String?
    /// Times in which what came out was not watched, and that are over.
    var gaps = OutputWatch.Gaps()
    /// Since when it was not watched any more when the run ended; nil when it was.
    var unwatchedSince: Nanoseconds?
    /// How often the verifier's connection ended.
    var subscriberLosses: UInt64 = 0
    /// How often a publisher's connection ended.
    var publisherLosses: UInt64 = 0
    /// What happened to the run's own connections.
    var connections = ConnectionTally()
    /// The tokens that they showed.
    var tokens = TokenTally()
    /// How often a new token is to be shown; nil when none is due.
    var renewEvery: Nanoseconds?
    /// Why the run ended before all its phases were over; nil when it did not.
    var ending: String?
    /// Whether the user asked to stop.
    var isInterrupted = false
    /// Records that contradict the plan or each other.
    var contradictions: UInt64 = 0
    /// The topic that publishers send to.
    var input = ""
    /// The topic that results come out on.
    var output = ""

    /// Whether nothing can have come out unseen.
    var sawEverything: Bool {
        subscriberLoss == nil && unwatchedSince == nil && unwatched == 0 && unwatchedToWithhold == 0
    }

    /// Whether the run was stopped before its time.
    var isCutShort: Bool { ending != nil || isInterrupted }

    /// Whether messages were sent, some had to come out, and none did.
    var isSilent: Bool {
        guard mustPass > 0 || windows?.missing ?? 0 > 0 || throttles?.isEmpty == false else {
            return false
        }
        return passed == 0 && counts[.leaked] == 0 && windows?.results ?? 0 == 0
            && throttled == 0
    }

    /// Messages that a throttle let pass.
    var throttled: UInt64 { throttles?.reduce(0) { $0 + $1.passed } ?? 0 }

    /// Whether messages come out only in the results of windows, and none by itself.
    var isAllGathered: Bool { windows != nil && mustPass == 0 }

    /// Whether of no single message it is known that it must come out.
    var isNothingPromised: Bool { isAllGathered || throttles != nil && mustPass == 0 }
}
