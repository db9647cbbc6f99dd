import Quantities
import Testing

@Suite struct MonotonicInstantTests {
    @Test func `subtracts to a length, negative when the left one came first`() {
        let early = MonotonicInstant(nanoseconds: 5)
        let late = early + .seconds(2)
        #expect(late - early == .seconds(2))
        #expect(early - late == Nanoseconds(-2_000_000_000))
        #expect(early < late)
        #expect(late - Nanoseconds.seconds(2) == early)
    }

    @Test func `never wraps round at the end of time`() {
        #expect(MonotonicInstant.distantFuture + .seconds(1) == .distantFuture)
        let past = MonotonicInstant(nanoseconds: .min)
        #expect(MonotonicInstant.distantFuture - past == Nanoseconds(.max))
        #expect(past + Nanoseconds(-1) == past)
    }
}

@Suite struct NanosecondsTests {
    @Test func `is made of larger units and read in them`() {
        #expect(Nanoseconds.microseconds(3) == Nanoseconds(3_000))
        #expect(Nanoseconds.milliseconds(3) == Nanoseconds(3_000_000))
        #expect(Nanoseconds.seconds(3).seconds == 3)
        #expect(Nanoseconds(1_500).microseconds == 1.5)
        #expect(Nanoseconds(7).duration == .nanoseconds(7))
    }

    @Test func `takes a duration towards zero and clamps what is too long`() {
        #expect(Nanoseconds(.milliseconds(250)) == .milliseconds(250))
        #expect(Nanoseconds(.nanoseconds(-7)) == Nanoseconds(-7))
        #expect(Nanoseconds(.seconds(Int64.max)) == Nanoseconds(.max))
        #expect(Nanoseconds(.seconds(Int64.min)) == Nanoseconds(.min))
    }
}

@Suite struct WallClockInstantTests {
    @Test(
        arguments: [(0, 0), (999, 0), (1_000, 1), (-1, -1), (-1_000, -1), (-1_001, -2)]
            as [(Int64, Int64)]
    )
    func `has whole seconds, rounded down`(_ milliseconds: Int64, _ seconds: Int64) {
        #expect(WallClockInstant(milliseconds: milliseconds).seconds == seconds)
    }
}
