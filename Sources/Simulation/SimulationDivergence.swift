public import Scenarios

/// A count in which the judge of a simulated run is wrong.
public struct SimulationDivergence: Hashable, Sendable, CustomStringConvertible {
    /// Which.
    public let count: LedgerCount
    /// What the judge says.
    public let judged: UInt64
    /// What really happened.
    public let actual: UInt64

    /// Such as `lost: judged 3, really 4`.
    public var description: String {
        "\(count.rawValue): judged \(judged), really \(actual)"
    }
}
