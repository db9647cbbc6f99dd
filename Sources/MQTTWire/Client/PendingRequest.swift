/// A SUBSCRIBE or UNSUBSCRIBE that awaits its answer.
struct PendingRequest: Hashable, Sendable {
    let kind: PacketKind
    let packetIdentifier: UInt16
    /// How many filters it had, and so how many reasons its answer must have.
    let filters: Int
}
