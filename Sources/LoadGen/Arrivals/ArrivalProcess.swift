public import Quantities
public import Scenarios

/// Decides when a workload's messages leave, all its publishers together.
///
/// Closed form: the due time of message _k_ is computed from _k_ and the seed alone, so the verifier
/// knows it without being told, and no interval is ever rounded and then added up.
///
/// Every process keeps the schedule laws: offsets never go down, all offsets that
/// ``count(within:)`` counts lie inside the length, and the same seed makes the same schedule.
public protocol ArrivalProcess: AnyObject, Sendable {
    /// The word that names the kind in a scenario.
    static var kind: String { get }

    /// Descriptions of this kind that the schedule laws are tested on.
    static var examples: [Workload.Arrivals] { get }

    /// Creates the process that `arrivals` describes; nil when that is of another kind.
    init?(_ arrivals: Workload.Arrivals, random: Philox2x64)

    /// When message `index` of the workload, counted from 0, is due after the start.
    func offset(ofMessage index: UInt64) -> Nanoseconds

    /// How many messages are due in `[0, length)`.
    func count(within length: Nanoseconds) -> UInt64

    /// The rate by which alone messages are due; nil where there is more to it.
    ///
    /// A due time is asked for several times a message, and a rate answers without a call.
    var constantRate: MessagesPerSecond? { get }
}

extension ArrivalProcess {
    /// Nil: there is more to it.
    public var constantRate: MessagesPerSecond? { nil }
}
