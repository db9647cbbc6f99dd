import Quantities

/// The broker neither reads nor writes for a while: everybody waits.
///
/// Nothing is lost by it; what comes out during that time comes out late.
struct Stall: Fault {
    static let kind = "stall"
    static let usage = "stall:DURATION,LENGTH"
    static let summary =
        "neither reads nor writes for LENGTH (1s unless told), from DURATION after the first client"
    static let outcomes: Set<PlantedOutcome> = [.late]

    /// How long after the first client connected.
    let delay: Nanoseconds
    /// For how long.
    let length: Nanoseconds

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(2)
        delay = try arguments.duration(at: 0, else: .zero)
        length = try arguments.duration(at: 1, else: .seconds(1))
    }
}
