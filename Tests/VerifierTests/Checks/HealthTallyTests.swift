import Evidence
import Quantities
import Scenarios
import Testing

@testable import Verifier

@Suite struct HealthTallyTests {
    private func sample(
        _ at: Int64,
        cpu: Int64,
        gap: Int64 = 0,
        backlog: UInt64 = 0
    ) -> HealthSample {
        HealthSample(
            at: .seconds(at),
            processCPU: .seconds(cpu),
            residentBytes: UInt64(at) * 100,
            longestGap: .milliseconds(gap),
            backlog: backlog
        )
    }

    @Test func `tells what grew in the measurement window, and no more`() {
        let phases = Phases(warmUp: .seconds(2), measure: .seconds(4), drain: .seconds(2))
        var tally = HealthTally(phases: phases)
        func add(_ at: Int64, _ count: UInt64, busiest: UInt64, sent: UInt64) {
            var sample = sample(at, cpu: at)
            sample.strain.involuntarySwitches = count * 40
            sample.strain.throttledPeriods = count
            sample.strain.pressure = .milliseconds(Int64(count) * 10)
            sample.strain.stolen = .milliseconds(Int64(count) * 20)
            sample.strain.busiestLoopThousandths = busiest
            sample.traffic.writes = count * 5
            sample.traffic.bytesSent = count
            tally.add(sample, sent: sent)
        }
        #expect(tally.involuntarySwitchesPerSecond == nil)
        #expect(tally.trafficFigures == TrafficFigures())
        add(1, 900, busiest: 999, sent: 5)
        add(2, 1_000, busiest: 998, sent: 10)
        add(3, 1_002, busiest: 951, sent: 100)
        add(4, 1_010, busiest: 400, sent: 200)
        add(6, 1_020, busiest: 500, sent: 1_010)
        add(7, 9_000, busiest: 999, sent: 2_000)
        #expect(tally.involuntarySwitchesPerSecond == 200)
        #expect(tally.throttledPeriods == 20)
        #expect(tally.throttledThousandths == 500)
        #expect(tally.pressureThousandths == 50)
        #expect(tally.stolenThousandths(cores: 2) == 50)
        #expect(tally.busiestLoopThousandths == 951)
        #expect(tally.saturatedThousandths == 333)
        #expect(tally.trafficFigures.writesPerMessageThousandths == 100)
        #expect(tally.trafficFigures.total.bytesSent == 9_000)
    }

    @Test func `counters that were reset are no growth`() {
        var tally = HealthTally(
            phases: Phases(warmUp: .zero, measure: .seconds(9), drain: .zero)
        )
        var sample = sample(1, cpu: 3)
        sample.strain.throttledPeriods = 9
        sample.strain.stolen = .seconds(9)
        tally.add(sample, sent: 4)
        tally.add(self.sample(2, cpu: 1), sent: 2)
        #expect(tally.throttledPeriods == 0)
        #expect(tally.stolenThousandths(cores: 1) == 0)
        #expect(tally.trafficFigures.writesPerMessageThousandths == nil)
    }

    @Test func `looks at processor and gaps in the measurement window only`() {
        let phases = Phases(warmUp: .seconds(2), measure: .seconds(4), drain: .seconds(2))
        var tally = HealthTally(phases: phases)
        tally.add(sample(1, cpu: 5, gap: 900))
        #expect(tally.processorShareThousandths(cores: 2) == nil)
        tally.add(sample(2, cpu: 10, gap: 800))
        tally.add(sample(4, cpu: 12, gap: 7))
        tally.add(sample(6, cpu: 14, gap: 3))
        tally.add(sample(7, cpu: 90, gap: 700, backlog: 9))
        #expect(tally.processorShareThousandths(cores: 2) == 500)
        #expect(tally.processorShareThousandths(cores: 1) == 1_000)
        #expect(tally.longestGap == .milliseconds(7))
        #expect(tally.largestBacklog == 9)
        #expect(tally.peakResidentBytes == 700)
    }
}
