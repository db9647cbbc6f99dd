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

    /// Creates a fault of a share of the clients, so long after CONNACK.
    init(rate: Double, delay: Nanoseconds)
}

extension ConnectionFault {
    static var usage: String { "\(kind):RATE,DURATION" }

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(2)
        self.init(
            rate: try arguments.rate(),
            delay: try arguments.duration(at: 1, else: .seconds(1))
        )
    }
}
