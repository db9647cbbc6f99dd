public import Messaging

/// How the load of one run stands, over all its event loops together.
public struct LoadStatus: Sendable, Hashable {
    /// How many publishers there are.
    public var publishers: Int
    /// How many of them are connected now.
    public var connected = 0
    /// How many connections ended unasked after they had been made.
    public var disconnects = 0
    /// How many publishers wait to be connected again.
    public var reconnecting = 0
    /// How many connections were made again.
    public var reconnects = 0
    /// How many publishers gave their connection up while they still needed it.
    public var abandoned = 0
    /// How many publishers have nothing left to do: every slot decided, no acknowledgement awaited.
    public var finishedPublishers = 0
    /// The first failure of a connection that is not made again; nil while there was none.
    public var failure: TransportError?
    /// What the first CONNACK said; nil before there was one.
    public var limits: BrokerLimits?
    /// Why the first message that this broker can never take was not sent; nil while there was none.
    public var refusal: String?
    /// How many messages were handed to the transport.
    public var sent: UInt64 = 0
    /// How many slots were not sent in time, or could not be.
    public var unsent: UInt64 = 0
    /// How many acknowledgements came, whatever their reason code.
    public var acknowledged: UInt64 = 0
    /// How many acknowledgements will never come.
    public var unresolved: UInt64 = 0

    /// Creates the status of a run that has done nothing yet.
    public init(publishers: Int) {
        self.publishers = publishers
    }

    /// Whether every publisher is connected.
    public var isConnected: Bool { connected == publishers }

    /// Whether every slot up to the end is sent or unsent, and no acknowledgement is awaited.
    public var isFinished: Bool { finishedPublishers == publishers }

    /// How many slots were due and decided; once finished, all that became due before the schedule
    /// ended or was stopped.
    public var slotsDecided: UInt64 { sent + unsent }
}
