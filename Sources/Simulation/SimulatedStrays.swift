import Evidence

/// Makes messages that are not of the run's load.
struct SimulatedStrays {
    private static let body = Array(#"{"temperature":{"value":3000,"unit":"C"}}"#.utf8)

    private let identity: [SimulatedStray: [UInt8]]

    /// Makes what the strays of a run carry.
    init(slotCounts: [UInt64], run: RunIdentifier, seed: UInt64) {
        var own: [UInt8] = []
        let carrier = IdentityProperty(run: run, seed: seed)
        carrier.write(publisher: 0, sequence: 0, into: &own)
        var forged = own
        forged[forged.count - 1] = forged.last == UInt8(ascii: "0") ? 0x31 : 0x30
        var future: [UInt8] = []
        carrier.write(publisher: 0, sequence: (slotCounts.first ?? 0) + 17, into: &future)
        var other: [UInt8] = []
        if let run = RunIdentifier(rawValue: run.rawValue ^ 1) {
            IdentityProperty(run: run, seed: seed).write(publisher: 0, sequence: 0, into: &other)
        }
        identity = [
            .nameless: [], .forged: forged, .otherRun: other, .retained: own, .future: future,
        ]
    }

    /// Has one come out at a tick.
    func put(_ stray: SimulatedStray, at tick: Int, into subscription: SimulatedSubscription) {
        subscription.put(
            .stray(stray),
            identity: identity[stray] ?? [],
            payload: Self.body,
            at: tick
        )
    }
}
