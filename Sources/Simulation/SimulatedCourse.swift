import Quantities

/// What happens in a simulated run besides the fates of its messages, in order of time.
struct SimulatedCourse {
    /// Connections that end.
    private(set) var outages: [SimulatedOutage] = []
    /// Messages that are not of the run's load, and when they come out, the latest first.
    private var strays: [(at: Int, stray: SimulatedStray)] = []

    /// The course of one run.
    ///
    /// - Parameters:
    ///   - world: Everything but ``SimulatedWorld/mixed`` has none.
    ///   - seed: The run's seed.
    ///   - publishers: How many there are.
    ///   - load: How long messages are sent, in ticks.
    init(_ world: SimulatedWorld, seed: UInt64, publishers: Int, load: Int) {
        guard world == .mixed else { return }
        let random = Philox2x64(key: seed)
        for number in 0..<UInt64(6) {
            let bits = random.bits(.simulatedCourse, publisher: 0, sequence: number)
            var digits = RandomDigits(bits.0)
            let from = Int(digits.draw(below: UInt64(load)))
            let length = 20 + Int(digits.draw(below: 800))
            let isVerifier = digits.draw(below: 3) == 0
            outages.append(
                SimulatedOutage(
                    publisher: isVerifier ? nil : UInt32(digits.draw(below: UInt64(publishers))),
                    from: from,
                    until: from + length,
                    isKept: digits.draw(below: 2) == 0
                )
            )
        }
        outages.sort { ($0.from, $0.until) < ($1.from, $1.until) }
        for number in 0..<UInt64(40) {
            var digits = RandomDigits(
                random.bits(.simulatedCourse, publisher: 1, sequence: number).0
            )
            let kinds = SimulatedStray.allCases
            let kind = kinds[Int(digits.draw(below: UInt64(kinds.count)))]
            strays.append((Int(digits.draw(below: UInt64(load))), kind))
        }
        strays.sort { $0.at > $1.at }
    }

    /// The next message that is not of the run's load and comes out at `tick`.
    mutating func takeStray(at tick: Int) -> SimulatedStray? {
        guard let next = strays.last, next.at <= tick else { return nil }
        strays.removeLast()
        return next.stray
    }

    /// Whether a publisher, or the verifier, cannot reach the broker at `tick`.
    func isOut(_ publisher: UInt32?, at tick: Int) -> Bool {
        outages.contains { $0.publisher == publisher && $0.from <= tick && tick < $0.until }
    }
}
