import Testing

@testable import Benchmarks

@Suite struct ResultsPageTests {
    private let figures = [
        Figure("speed", series: "a", against: "r", "C", unit: .nanoseconds, bar: .ratio(3), aim: 2),
        Figure("size", series: "b", against: "r", "C", unit: .kibibytes, bar: .below(2_048)),
    ]

    @Test func `one missed bar fails the page`() throws {
        let good = try Samples("a 250\nb 2047\nr 100")
        let bad = try Samples("a 250\nb 2048\nr 100")
        #expect(ResultsPage(figures, samples: good).isPassed)
        #expect(!ResultsPage(figures, samples: bad).isPassed)
        #expect(!ResultsPage([], samples: good).isPassed, "no figure is no evidence")
    }

    @Test func `the table shows value, reference, ratio, bar and result`() throws {
        let page = ResultsPage(figures, samples: try Samples("a 250.04\nb 1024\nr 100"))
        #expect(
            page.table == """
                figure  measured  against      ratio   bar           result
                speed   250.0 ns  100.0 ns, C  2.50×   ≤ 3×, aim 2×  PASS
                size    1.0 MiB   0.1 MiB, C   10.24×  < 2.0 MiB     PASS

                """
        )
    }

    @Test func `the page names machine, date and command`() throws {
        let page = ResultsPage(figures, samples: try Samples("a 400\nr 100"))
        let text = page.markdown(machine: "2 cores", date: "2026-11-23", command: "make bench")
        #expect(text.hasPrefix("# Results\n\nWritten by `make bench` on 2026-11-23: 2 cores.\n"))
        #expect(text.contains("| speed | 400.0 ns | 100.0 ns, C | 4.00× | ≤ 3×, aim 2× | FAIL |\n"))
        #expect(text.contains("| size | - | 0.1 MiB, C | - | < 2.0 MiB | NOT MEASURED |\n"))
    }

    @Test(arguments: [
        (0.0, 2, "0.00"), (0.005, 1, "0.0"), (0.06, 1, "0.1"), (2.499, 1, "2.5"),
        (99.95, 1, "100.0"),
        (1_234.5, 0, "1235"), (7, 3, "7.000"),
    ])
    func `numbers are rounded and keep their zeros`(value: Double, places: Int, text: String) {
        #expect(Unit.decimal(value, places: places) == text)
    }

    @Test func `no figure is there twice or is divided by itself`() {
        let pairs = Set(Figures.all.map { [$0.series, $0.reference] })
        #expect(pairs.count == Figures.all.count)
        #expect(Set(Figures.all.map(\.title)).count == Figures.all.count)
        #expect(Figures.all.allSatisfy { $0.series != $0.reference })
    }

    @Test func `bars and aims are shown in the bar's own kind`() throws {
        let figures = [
            Figure("a", series: "a", against: "r", "C", unit: .nanoseconds, bar: .ratio(0.02)),
            Figure("b", series: "a", against: "r", "C", unit: .nanoseconds, bar: .ratio(1.15)),
            Figure(
                "c",
                series: "a",
                against: "r",
                "C",
                unit: .nanoseconds,
                bar: .atMost(1_000_000),
                aim: 500
            ),
        ]
        let page = ResultsPage(figures, samples: try Samples("a 500\nr 100000"))
        #expect(
            page.table == """
                figure  measured  against      ratio    bar                        result
                a       500.0 ns  100.0 µs, C  0.0050×  ≤ 0.02×                    PASS
                b       500.0 ns  100.0 µs, C  0.0050×  ≤ 1.15×                    PASS
                c       500.0 ns  100.0 µs, C  0.0050×  ≤ 1000.0 µs, aim 500.0 ns  PASS

                """
        )
    }
}
