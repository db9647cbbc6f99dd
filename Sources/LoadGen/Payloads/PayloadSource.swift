public import Quantities
public import Scenarios

/// Decides what a workload's messages hold.
///
/// A pure function of seed and slot: the verifier makes every payload again to know what must come
/// out, and the same seed makes the same bytes.
public protocol PayloadSource: AnyObject, Sendable {
    /// The word that names the kind in a scenario.
    static var kind: String { get }

    /// Descriptions of this kind that the laws are tested on.
    static var examples: [Workload.Payload] { get }

    /// Creates the source that `payload` describes; nil when that is of another kind.
    init?(_ payload: Workload.Payload, random: Philox2x64)

    /// How many different payloads it makes, where they are few enough to be numbered; 0 where not.
    var count: Int { get }

    /// The number of the slot's payload, below ``count``, which must not be 0: slots with the same
    /// number hold the same bytes.
    func number(of slot: PayloadSlot) -> Int

    /// Replaces the contents of `payload` by the slot's; keeps its storage.
    func write(_ slot: PayloadSlot, into payload: inout [UInt8])
}
