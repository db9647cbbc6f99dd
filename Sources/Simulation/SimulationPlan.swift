import Evidence
import LoadGen
import Quantities
public import Scenarios

/// What a simulated run is made of.
public struct SimulationPlan: Hashable, Sendable {
    /// What the simulated graph does: the sample's filter, as configured by its repository.
    static let filter = SimulatedFilter(lower: 2_000, upper: 4_000)
    /// How fast messages are sent at most, all publishers together, in messages a second.
    private static let fastest: UInt64 = 1_000_000
    /// How fast one publisher sends at most where answers may be slow: its window must not fill.
    private static let fastestWithSlowAnswers: UInt64 = 50
    /// How long the load lasts where that is not too fast, in seconds.
    private static let usualLength: UInt64 = 10

    /// What goes wrong.
    public var world: SimulatedWorld
    /// What everything random is made from.
    public var seed: UInt64
    /// How many messages are sent.
    public var messages: UInt64
    /// How many publishers send them.
    public var publishers: Int

    /// Creates a plan.
    ///
    /// - Parameters:
    ///   - world: What goes wrong.
    ///   - seed: What everything random is made from.
    ///   - messages: How many messages are sent, at least 100.
    ///   - publishers: How many send them, at least 1.
    public init(world: SimulatedWorld, seed: UInt64, messages: UInt64, publishers: Int) {
        precondition(messages >= 100 && publishers >= 1, "a run has messages and publishers")
        self.world = world
        self.seed = seed
        self.messages = messages
        self.publishers = publishers
    }

    /// The command that makes the same run again.
    public var command: String {
        "crucible simulate --world \(world.rawValue) --seed \(seed) --messages \(messages)"
            + " --publishers \(publishers)"
    }

    /// The run as a scenario: the sample's filter between 2000 and 4000 °C.
    public var scenario: Scenario {
        let limit =
            world == .mixed ? UInt64(publishers) * Self.fastestWithSlowAnswers : Self.fastest
        let perSecond = min(limit, Self.fastest, max(1, messages / Self.usualLength))
        guard let rate = MessagesPerSecond(messages: perSecond) else {
            preconditionFailure("\(perSecond)/s is no rate")
        }
        let load = Nanoseconds(
            Int64(messages / perSecond * 1_000_000_000)
                + Int64(messages % perSecond * 1_000_000_000 / perSecond)
        )
        let warmUp = Nanoseconds(load.count / 10)
        return Scenario(
            name: "simulated-\(world.rawValue)",
            seed: seed,
            target: Target(broker: "mqtt://127.0.0.1:1883"),
            flow: Self.flow,
            workloads: [
                Workload(
                    name: "sensors",
                    publishers: publishers,
                    quality: 1,
                    arrivals: .constant(rate),
                    payload: .temperature(
                        TemperaturePayload(
                            minimum: 0,
                            maximum: 6_000,
                            boundaryShareMillionths: 10_000,
                            bounds: [2_000, 4_000]
                        )
                    ),
                    maximumLag: .seconds(1)
                )
            ],
            phases: Phases(warmUp: warmUp, measure: load - warmUp, drain: .seconds(1)),
            thresholds: []
        )
    }

    /// What becomes of each message.
    func fates(_ plan: LoadPlan) -> any Fates {
        WorldFates(world, seed: seed, victim: world == .oneLoss ? victim(plan) : nil)
    }

    /// The first message from a random place on that must pass.
    private func victim(_ plan: LoadPlan) -> (publisher: UInt32, sequence: UInt64) {
        var digits = RandomDigits(
            Philox2x64(key: seed).bits(.simulatedCourse, publisher: 2, sequence: 0).0
        )
        let publisher = UInt32(digits.draw(below: UInt64(publishers)))
        let count = plan.slotCount(of: publisher)
        let place = digits.draw(below: max(1, count))
        var payload: [UInt8] = []
        for offset in 0..<count {
            let sequence = (place + offset) % count
            plan.writePayload(publisher: publisher, sequence: sequence, into: &payload)
            if Self.filter.passes(payload) { return (publisher, sequence) }
        }
        return (publisher, place)
    }

    private static let flow = DataFlow(input: "raw", output: "processed")
}
