/// What a fault may look at: one message, what the graph makes of it, and its dice.
public struct FaultSituation {
    /// The message's payload.
    public let payload: ArraySlice<UInt8>
    /// What the graph makes of it.
    public let verdict: StageVerdict
    /// A number in [0, 1) that belongs to this message and this fault.
    public let chance: Double
    /// What a graph whose bounds let their own values through would make of it.
    public let inclusiveVerdict: () -> StageVerdict
}
