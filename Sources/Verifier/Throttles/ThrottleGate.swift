import Quantities

/// What a throttle's one limit must do, held against what passed it.
///
/// Nobody but the throttle knows when it saw a message: after it was sent, and before it came out.
/// That is enough for two statements that hold whatever the delays are.
///
///     sent ──────► seen by the throttle ──────► received
///
/// * Messages that passed were seen an interval apart, so n of them take n − 1 intervals from the
///   first one's sending to the last one's arrival. In less, one was too early.
/// * A message that was sent more than an interval after the latest arrival found the limit open. It
///   passed, or another one did before it, within the time that messages take to the throttle.
///
/// Both need only the latest arrival and few send times, so memory is constant.
struct ThrottleGate: Sendable {
    /// How far the clocks of the graph and of this machine may go apart, as a share of the interval.
    private static let drift: Int64 = 1_000
    /// The throttle counts whole milliseconds.
    private static let grain: Int64 = 1_000_000
    /// So many send times are kept.
    private static let keptOffers = 64
    /// The largest of so many silences are kept.
    private static let keptSilences = 64

    private let interval: Int64
    /// Messages that could pass and reached the broker.
    private(set) var offered: UInt64 = 0
    /// Messages that passed.
    private(set) var passed: UInt64 = 0
    /// Messages that passed less than an interval after the one before them: at least so many.
    private(set) var tooEarly: UInt64 = 0
    /// How long messages took that passed, from their sending.
    private(set) var latency = LatencyHistogram()

    /// The first of a row of messages that passed: none of them was sent earlier, and so many turns
    /// were taken since.
    private var row: (sent: Int64, turns: Int64)?
    /// The latest arrival of anything that took a turn.
    private var latest = Int64.min
    /// When messages left that reached the broker, some apart, the oldest first.
    private var offers: [Int64] = []
    /// The first message that found the limit open since the latest arrival, once `offers` is full.
    private var firstInside: Int64?
    /// When the newest of all left.
    private var newestOffer = Int64.min
    /// How long messages had found the limit open when one passed at last, the longest first.
    private var silences: [Int64] = []

    /// Creates the account of a limit that lets a message pass every `interval`.
    init(interval: Nanoseconds) {
        self.interval = interval.count
    }

    /// A message that could pass reached the broker.
    mutating func offer(sent: Nanoseconds) {
        offered += 1
        newestOffer = max(newestOffer, sent.count)
        guard sent.count > latest else { return }
        if let last = offers.last, sent.count < last + interval / 16 { return }
        if offers.count == Self.keptOffers {
            firstInside = firstInside ?? (offers[0] > opening ? offers[0] : nil)
            offers.removeFirst()
        }
        offers.append(sent.count)
    }

    /// The first copy of a message came out.
    ///
    /// - Parameters:
    ///   - sent: When it left; nil where that is not known any more.
    ///   - received: When it came out.
    mutating func pass(sent: Nanoseconds?, received: Nanoseconds) {
        passed += 1
        if let sent {
            latency.record(received - sent)
            countTurn(sent: sent.count, received: max(latest, received.count))
            noteSilence(until: sent.count)
        }
        takeTurn(received: received)
    }

    /// Something came out that may have taken a turn: a further copy, or a probe; or what came out
    /// until then is not known.
    mutating func takeTurn(received: Nanoseconds) {
        guard received.count > latest else { return }
        latest = received.count
        firstInside = nil
        offers.removeAll { $0 <= latest }
    }

    /// The run is over, and everything that passed is known.
    mutating func finish() {
        guard newestOffer > .min else { return }
        noteSilence(until: newestOffer)
        offers = []
        firstInside = nil
    }

    /// The times in which nothing passed, as far as delays do not explain them: those beyond twice
    /// what all but one in a hundred of the messages took.
    var unexplained: [Nanoseconds] {
        let usual = latency.value(at: .p99)?.count ?? 0
        return silences.filter { $0 > 2 * usual + 10 * Self.grain }.map { Nanoseconds($0) }
    }

    /// From when on a message finds the limit open.
    private var opening: Int64 {
        guard latest > .min else { return .min }
        return latest + interval + interval / Self.drift + Self.grain
    }

    private mutating func countTurn(sent: Int64, received: Int64) {
        guard let row else {
            self.row = (sent, 0)
            return
        }
        let turns = row.turns + 1
        let first = min(row.sent, sent)
        let needed = turns * (interval - interval / Self.drift) - Self.grain
        guard received - first >= needed else {
            // One of the row passed too early; what comes next is held against the latest.
            tooEarly += 1
            self.row = (sent, 0)
            return
        }
        // The row that leaves the next message less time is the one to go on with.
        self.row = sent >= first + turns * interval ? (sent, 0) : (first, turns)
    }

    private mutating func noteSilence(until sent: Int64) {
        let first = firstInside ?? offers.first { $0 > opening }
        guard let first, sent > first else { return }
        let place = silences.firstIndex { $0 < sent - first } ?? silences.endIndex
        silences.insert(sent - first, at: place)
        if silences.count > Self.keptSilences { silences.removeLast() }
    }
}
