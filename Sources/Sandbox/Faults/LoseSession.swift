import Quantities

/// The broker ends a client's first connection, and forgets its session.
///
/// The dice belong to the client identifier.
struct LoseSession: ConnectionFault {
    static let kind = "lose-session"
    static let summary = "does what kick does, and forgets the sessions (1s unless told)"
    static let outcomes: Set<PlantedOutcome> = [.duplicated, .lost]
    static let forgetsSession = true

    let rate: Double
    let delay: Nanoseconds
}
