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
