import Quantities

/// A defect of the sandbox's broker that hits connections.
///
/// What it must be told as is what it may cause, not what it must: both ends send again what was in
/// flight.
protocol ConnectionFault: Fault {
    /// Whether the session ends with the connection.
    static var forgetsSession: Bool { get }
    /// The share of clients whose first connection is hit.
    var rate: Double { get }
    /// How long after CONNACK.
    var delay: Nanoseconds { get }
}
