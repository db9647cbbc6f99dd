import Quantities
import Testing

@testable import Verifier

@Suite struct WordingTests {
    @Test(
        arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (4_166_000, "4,166,000")]
            as [(UInt64, String)]
    )
    func `groups digits by three`(value: UInt64, text: String) {
        #expect(Wording.number(value) == text)
    }

    @Test(
        arguments: [
            (0, "0 ns"), (999, "999 ns"), (1_500, "1.5 µs"), (41_250_000, "41.25 ms"),
            (1_007_000_000, "1 s"), (1_070_000_000, "1.07 s"), (-2_000_000, "-2 ms"),
            (7_200_000_000_000, "7,200 s"),
        ] as [(Int64, String)]
    )
    func `writes lengths of time in their largest unit`(count: Int64, text: String) {
        #expect(Wording.length(Nanoseconds(count)) == text)
    }

    @Test(
        arguments: [
            (400_000_000, "400 ms"), (59_990_000_000, "59.99 s"), (60_000_000_000, "1 min 0 s"),
            (3_599_000_000_000, "59 min 59 s"), (3_600_000_000_000, "1 h 0 min"),
            (86_400_000_000_000, "24 h 0 min"), (-180_000_000_000, "-3 min 0 s"),
        ] as [(Int64, String)]
    )
    func `says times as people do`(count: Int64, text: String) {
        #expect(Wording.time(Nanoseconds(count)) == text)
    }

    @Test func `lists things as people do`() {
        #expect(Wording.list([]).isEmpty)
        #expect(Wording.list(["a"]) == "a")
        #expect(Wording.list(["a", "b"]) == "a and b")
        #expect(Wording.list(["a", "b", "c"]) == "a, b and c")
    }

    @Test func `writes shares as percentages`() {
        #expect(Wording.share(1, of: 80) == "1.25 %")
        #expect(Wording.share(99, of: 100) == "99 %")
        #expect(Wording.share(0, of: 0) == "0 %")
        #expect(Wording.share(5, of: 5) == "100 %")
    }

    @Test func `counts one message as one`() {
        #expect(Wording.messages(1) == "1 message")
        #expect(Wording.messages(2) == "2 messages")
    }
}
