import Evidence
import Quantities
import Testing

@Suite struct ScheduleStartTests {
    @Test func `is not known before it is set`() {
        let start = ScheduleStart()
        #expect(start.instant == nil)
        #expect(start.offset(of: MonotonicInstant(nanoseconds: 77)) == Nanoseconds(-1))
    }

    @Test func `is what every instant is counted from, earlier ones too`() {
        let start = ScheduleStart()
        start.begin(at: MonotonicInstant(nanoseconds: 1_000))
        #expect(start.instant == MonotonicInstant(nanoseconds: 1_000))
        #expect(start.offset(of: MonotonicInstant(nanoseconds: 1_500)) == Nanoseconds(500))
        #expect(start.offset(of: MonotonicInstant(nanoseconds: 400)) == Nanoseconds(-600))
    }
}
