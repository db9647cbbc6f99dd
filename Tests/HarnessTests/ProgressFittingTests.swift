import Quantities
import Testing

@testable import Harness

/// The progress line on a terminal that is narrower than it.
@Suite struct ProgressFittingTests {
    private var progress: RunProgress {
        var progress = RunProgress(phase: "measure", total: .seconds(35), targetRate: 500)
        progress.elapsed = .milliseconds(12_300)
        progress.actualRate = 500
        progress.delivered = 2_044
        progress.withheld = 4_101
        progress.p99 = .microseconds(3_200)
        return progress
    }

    @Test func `stays as it is where there is room, or where the width is not known`() {
        #expect(progress.line(columns: 200) == progress.line)
        #expect(progress.line(columns: 0) == progress.line)
    }

    @Test func `says everything in the 80 columns that terminals have`() {
        #expect(
            progress.line(columns: 80)
                == "measure 12.3/35.0 s 500/500/s delivered 2,044 withheld 4,101 lost 0 p99 3.2 ms"
        )
    }

    @Test(arguments: 1...120)
    func `never takes more columns than there are, and cuts no number`(columns: Int) {
        let line = progress.line(columns: columns)
        #expect(line.count <= columns)
        guard columns >= 8, line.hasSuffix("…") else { return }
        #expect(progress.line(columns: 80).hasPrefix("\(line.dropLast()) "))
    }
}
