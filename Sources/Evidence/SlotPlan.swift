public import Quantities

/// What every slot of a run holds, as a pure function of scenario and seed.
///
/// The generator sends by it and the verifier judges by it, so no list of what was sent has to be
/// kept. Instants are offsets from the start of the schedule.
public protocol SlotPlan: AnyObject, Sendable {
    /// How many publishers there are; they are numbered from 0.
    var publisherCount: Int { get }

    /// How many slots `publisher` has in the whole schedule.
    func slotCount(of publisher: UInt32) -> UInt64

    /// When a slot's message is meant to leave, after the start of the schedule; never earlier than
    /// the slot before it.
    func intended(publisher: UInt32, sequence: UInt64) -> Nanoseconds

    /// Replaces the contents of `payload` by the slot's payload, byte for byte as it is sent.
    func writePayload(publisher: UInt32, sequence: UInt64, into payload: inout [UInt8])

    /// How many different payloads the slots have, where they are few enough to be numbered; 0 where
    /// they are not.
    var payloadCount: Int { get }

    /// The number of a slot's payload, below ``payloadCount``, which must not be 0: slots with the
    /// same number hold the same bytes.
    func payloadNumber(publisher: UInt32, sequence: UInt64) -> Int

    /// The number of the kind of poison in a slot, among all kinds; nil for none.
    func poison(publisher: UInt32, sequence: UInt64) -> Int?

    /// The slot whose identity is hidden in the value of a payload; nil where none is, and where none
    /// is hidden. The number behind the last publisher's is the probes'.
    func slot(hiddenIn value: Double) -> (publisher: UInt32, sequence: UInt64)?

    /// Whether messages are told apart by their values.
    var hidesIdentity: Bool { get }

    /// The topic that `publisher` sends to.
    func topic(of publisher: UInt32) -> String

    /// Whether the slot's publisher asks for acknowledgements (QoS 1).
    func isAcknowledged(publisher: UInt32) -> Bool
}

extension SlotPlan {
    /// None.
    public func slot(hiddenIn value: Double) -> (publisher: UInt32, sequence: UInt64)? { nil }

    /// They are not.
    public var hidesIdentity: Bool { false }

    /// None.
    public func poison(publisher: UInt32, sequence: UInt64) -> Int? { nil }
}
