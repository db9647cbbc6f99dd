/// The counts of the ledger, by the names they have in thresholds and in `report.json`.
public enum LedgerCount: String, Sendable, CaseIterable {
    /// Slots of the schedule.
    case slots
    /// Messages handed to the transport.
    case sent
    /// Slots whose message was not sent in time.
    case unsent
    /// Messages that the broker acknowledged with success.
    case acknowledged
    /// Messages that the broker refused (PUBACK of 0x80 or above) and that did not come out.
    case refused
    /// Must pass, acknowledged (or QoS 0), came out as it must.
    case delivered
    /// Must not pass, did not come out.
    case withheld
    /// Must pass, acknowledged, did not come out.
    case lost
    /// Must not pass, came out.
    case leaked
    /// Copies beyond the first.
    case duplicated
    /// Of these: sent again by the broker on the verifier's resumed session (DUP).
    case duplicatedByHop
    /// Of these: of messages that their publisher had sent again on a resumed session.
    case duplicatedByPublisher
    /// Of these: a connection of the run ended unasked between the message's sending and the copy.
    case duplicatedAroundInterruption
    /// Of these: nothing that this side saw explains it.
    case duplicatedUnexplained
    /// Must pass, came out with other bytes than it must have.
    case corrupted
    /// Copies of messages that must pass that came out on another topic than they must.
    case misrouted
    /// Copies of messages that must pass that came out without a user property that they left with.
    case propertyLost
    /// Copies of messages that must pass that came out with another value of one.
    case propertyAltered
    /// Copies of messages that must pass that came out with their user properties in another order.
    case propertiesReordered
    /// Copies of messages that must pass that came out with another time in `__ts`: watched where a
    /// threshold asks for it.
    case timestampChanged
    /// First copies that came out after a later message of the same publisher.
    case reordered
    /// Came out after the time after which it counts as lost.
    case late
    /// Must pass, never acknowledged, came out.
    case recovered
    /// Must pass, never acknowledged (or QoS 0), did not come out: nobody knows why.
    case indeterminate
    /// Refused by the broker, came out all the same.
    case phantom
    /// Came out with an identity of this run that was never sent.
    case unexpected
    /// Came out of another run of Crucible.
    case staleRun
    /// Came out without an identity.
    case foreign
}
