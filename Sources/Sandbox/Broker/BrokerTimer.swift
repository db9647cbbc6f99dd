/// What a time limit of the broker is about.
enum BrokerTimer: Hashable {
    /// The connection with this key has been silent, or has not ended, for too long.
    case connection(UInt64)
    /// The session of this client ends, or its will is due.
    case session(String)
    /// The connection with this key is to be ended by a planted fault.
    case fault(UInt64)
    /// The acknowledgement with this number is to be sent, which a planted fault has held back.
    case answer(UInt64)
    /// The planted stall begins.
    case stallBegins
    /// The planted stall is over.
    case stallEnds
}
