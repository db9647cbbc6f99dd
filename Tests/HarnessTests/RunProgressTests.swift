import Quantities
import Testing

@testable import Harness

@Suite struct RunProgressTests {
    @Test func `a run that is connecting has nothing else to tell`() {
        let progress = RunProgress(phase: "connecting", total: .seconds(35), targetRate: 500)
        #expect(progress.line == "connecting")
    }

    @Test func `the line tells phase, time, rate, outcome and latency`() {
        var progress = RunProgress(phase: "measure", total: .seconds(35), targetRate: 500)
        progress.elapsed = .milliseconds(12_340)
        progress.actualRate = 499.6
        progress.delivered = 2_044
        progress.withheld = 4_101
        progress.p99 = .microseconds(3_210)
        #expect(
            progress.line == """
                measure    12.3 of 35.0 s   500 of 500/s   \
                delivered 2,044  withheld 4,101  lost 0   p99 3.2 ms
                """
        )
    }

    @Test func `a leak is told as soon as there is one`() {
        var progress = RunProgress(phase: "measure", total: .seconds(35), targetRate: 500)
        progress.leaked = 3
        #expect(progress.line.contains("lost 0  leaked 3"))
        #expect(!progress.line.contains("p99"))
    }

    @Test(arguments: [
        (UInt64(0), "0"), (999, "999"), (1_000, "1,000"), (12_345, "12,345"),
        (123_456, "123,456"), (1_234_567, "1,234,567"),
    ])
    func `numbers have commas between their thousands`(_ number: UInt64, _ text: String) {
        #expect(number.grouped == text)
    }

    @Test(arguments: [
        (Nanoseconds(999), "1 µs"), (.microseconds(850), "850 µs"),
        (.microseconds(3_249), "3.2 ms"),
        (.milliseconds(250), "250 ms"), (.milliseconds(1_500), "1.50 s"), (.zero, "0 µs"),
    ])
    func `a length is told in the unit that suits it`(_ length: Nanoseconds, _ text: String) {
        #expect(length.readable == text)
    }

    @Test(arguments: [(0.05, 1, "0.1"), (9.96, 1, "10.0"), (-0.04, 1, "0.0"), (-1.5, 0, "-2")])
    func `a number is rounded, not cut`(_ number: Double, _ decimals: Int, _ text: String) {
        #expect(number.text(decimals: decimals) == text)
    }
}
