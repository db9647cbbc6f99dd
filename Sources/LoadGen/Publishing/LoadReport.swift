import Messaging

/// What one call of one publisher loop changed in the load's status.
struct LoadReport: Hashable, Sendable {
    /// How many more publishers are connected; may be negative.
    var connected = 0
    /// How many connections ended unasked.
    var disconnects = 0
    /// How many more publishers wait to be connected again; may be negative.
    var reconnecting = 0
    /// How many connections were made again.
    var reconnects = 0
    /// How many publishers gave their connection up.
    var abandoned = 0
    /// How many publishers finished.
    var finishedPublishers = 0
    /// The first failure of a connection.
    var failure: TransportError?
    /// What the first CONNACK said.
    var limits: BrokerLimits?
    /// Why the first message that can never be sent was not.
    var refusal: String?
    /// How many messages were handed over.
    var sent: UInt64 = 0
    /// How many slots became unsent.
    var unsent: UInt64 = 0
    /// How many acknowledgements came.
    var acknowledged: UInt64 = 0
    /// How many acknowledgements will never come.
    var unresolved: UInt64 = 0
}
