import Quantities
import Testing

@testable import LoadGen

@Suite struct FlightLogTests {
    @Test func `gives the timestamp of a message in flight and of no other`() {
        var log = FlightLog()
        log.add(7, stamp(70))
        log.add(9, stamp(90))
        #expect(log.timestamp(of: 7) == stamp(70))
        #expect(log.timestamp(of: 8) == nil)
        #expect(log.timestamp(of: 9) == stamp(90))
        log.remove(7)
        #expect(log.timestamp(of: 7) == nil)
        #expect(log.count == 1)
    }

    @Test(arguments: [1, 2, 2_026] as [UInt64])
    func `agrees with a dictionary, whatever the order of answers`(seed: UInt64) {
        let random = Philox2x64(key: seed)
        var log = FlightLog()
        var model: [UInt64: HybridTimestamp] = [:]
        var next: UInt64 = 0
        for step in 0..<3_000 as Range<UInt64> {
            let (bits, more) = random.block(low: step, high: 0)
            if bits % 2 == 0 || model.isEmpty {
                next += 1 + more % 3
                log.add(next, stamp(Int64(bits >> 32)))
                model[next] = stamp(Int64(bits >> 32))
            } else {
                let known = model.keys.sorted()
                // Mostly the oldest, sometimes any, sometimes one that is not in flight.
                let victim =
                    bits % 16 == 1
                    ? next + 1
                    : bits % 8 == 3 ? known[Int(more % UInt64(known.count))] : known.first ?? 0
                log.remove(victim)
                model[victim] = nil
            }
            #expect(log.count == model.count, "seed \(seed), step \(step)")
        }
        for (sequence, timestamp) in model {
            #expect(log.timestamp(of: sequence) == timestamp, "seed \(seed)")
        }
    }

    private func stamp(_ milliseconds: Int64) -> HybridTimestamp {
        HybridTimestamp(milliseconds: milliseconds, counter: 3)
    }
}
