import Testing

@testable import Benchmarks

@Suite struct FigureResultTests {
    private static func figure(_ bar: Figure.Bar?) -> Figure {
        Figure("f", series: "f", against: "r", "reference", unit: .bytes, bar: bar)
    }

    @Test(arguments: [
        (Figure.Bar.ratio(3), "300", FigureResult.Mark.passed),
        (.ratio(3), "301", .failed),
        (.below(50), "49.9", .passed),
        (.below(50), "50", .failed),
        (.atMost(50), "50", .passed),
        (.atMost(50), "50.1", .failed),
    ])
    func `a bar holds up to its limit and no further`(
        bar: Figure.Bar,
        value: String,
        mark: FigureResult.Mark
    ) throws {
        let result = FigureResult(Self.figure(bar), try Samples("f \(value)\nr 100"))
        #expect(result.mark == mark)
        #expect(result.isAcceptable == (mark == .passed))
    }

    @Test(arguments: ["", "f 1", "r 1", "f 1\nf 1\nr 1"])
    func `what was not measured on both sides does not pass`(text: String) throws {
        let result = FigureResult(Self.figure(.ratio(3)), try Samples(text))
        #expect(result.mark == .absent)
        #expect(!result.isAcceptable)
    }

    @Test func `a figure without a bar informs, but must be measured too`() throws {
        #expect(FigureResult(Self.figure(nil), try Samples("f 9\nr 1")).isAcceptable)
        #expect(!FigureResult(Self.figure(nil), try Samples("r 1")).isAcceptable)
    }
}
