import Quantities

/// The broker ends a client's first connection while it is in use.
///
/// The dice belong to the client identifier.
struct Kick: ConnectionFault {
    static let kind = "kick"
    static let summary =
        "ends the connections of this share of the clients once, DURATION after they connected (1s unless told)"
    static let outcomes: Set<PlantedOutcome> = [.duplicated]
    static let forgetsSession = false

    let rate: Double
    let delay: Nanoseconds
}
