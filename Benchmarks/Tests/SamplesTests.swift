import Testing

@testable import Benchmarks

@Suite struct SamplesTests {
    @Test func `a median is the middle value, or half way between the two in the middle`() throws {
        let samples = try Samples("odd 9\nodd 1\nodd 4\neven 1\neven 8\neven 2\neven 6\n")
        #expect(samples.median(of: "odd") == 4)
        #expect(samples.median(of: "even") == 4)
        #expect(samples.median(of: "none") == nil)
        #expect(samples.rounds == 4)
    }

    @Test func `a ratio is made within each round, so a slow round spoils neither side`() throws {
        // Round 2 ran on a machine ten times as busy; medians alone would give 20 / 11.
        let samples = try Samples("a 20\nb 10\na 200\nb 100\na 18\nb 11\n")
        #expect(samples.medianRatio(of: "a", to: "b") == 2)
    }

    @Test(arguments: ["a 1\na 2\nb 1", "a 1", "a 1\nb 0", ""])
    func `there is no ratio when a round lacks a side or the reference is zero`(
        text: String
    ) throws {
        #expect(try Samples(text).medianRatio(of: "a", to: "b") == nil)
    }

    @Test(arguments: ["a", "a b", "a 1 2", "a -1", "a nan", "a inf"])
    func `a line that is no sample is named`(line: String) {
        #expect(throws: BenchmarkError.self) { try Samples("x 1\n" + line) }
    }
}
