/// What a block of random bits is for; no two purposes ever share bits.
///
/// The numbers are part of what a seed means: changing one changes every run made with it.
public enum RandomDomain: UInt16, Sendable, CaseIterable {
    /// The value in a payload, and whether it is an ordinary or a boundary one.
    case payload = 0
    /// Where in its interval a slot is due.
    case arrivalJitter = 1
    /// How many slots fall in a Poisson window, and where.
    case poissonCount = 2
    /// Whether a slot carries poison, and which.
    case payloadClass = 3
    /// The check bits of a message's identity.
    case identityCheck = 4
    /// Whether the sandbox plants a fault on a message.
    case faultDice = 5
    /// How much sooner than planned a client connects again; the sequence is its attempt.
    case reconnectJitter = 6
    /// What becomes of a message in a simulation.
    case simulatedFate = 7
    /// What else happens in a simulation: connections that end, messages of others.
    case simulatedCourse = 8
}
