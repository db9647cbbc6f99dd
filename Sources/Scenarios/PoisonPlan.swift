/// How often a workload sends a payload that its graph may not be able to process.
///
/// The message behind one is always an ordinary one of the same publisher: a canary, by which the
/// graph's recovery is seen.
public struct PoisonPlan: Hashable, Sendable {
    /// The share of slots that carry poison, in millionths; those behind one carry none.
    public var shareMillionths: UInt32
    /// What they carry, each as often as the others; at least one.
    public var kinds: [PoisonKind]

    /// Creates a plan.
    public init(shareMillionths: UInt32, kinds: [PoisonKind] = PoisonKind.usual) {
        self.shareMillionths = shareMillionths
        self.kinds = kinds
    }
}
