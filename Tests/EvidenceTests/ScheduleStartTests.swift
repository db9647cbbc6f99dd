import Evidence
import Quantities
import Testing

@Suite struct ScheduleStartTests {
    @Test func `is not known before it is set`() {
        let start = ScheduleStart()
        #expect(start.instant == nil)
        #expect(start.offset(of: MonotonicInstant(nanoseconds: 77)) == Nanoseconds(-1))
    }

    @Test func `has a calendar only where one is told, and not before the start`() {
        let start = ScheduleStart()
        #expect(start.calendar == nil)
        start.begin(
            at: MonotonicInstant(nanoseconds: 1_000),
            calendar: WallClockInstant(milliseconds: 9_000)
        )
        #expect(start.calendar == ScheduleCalendar(start: WallClockInstant(milliseconds: 9_000)))
        let plain = ScheduleStart()
        plain.begin(at: MonotonicInstant(nanoseconds: 1_000))
        #expect(plain.calendar == nil)
    }

    @Test(
        arguments: [
            (0, 9_000), (999_999, 9_000), (1_000_000, 9_001), (-1, 8_999), (-1_000_000, 8_999),
            (10_000_999_999, 19_000),
        ] as [(Int64, Int64)]
    )
    func `the calendar rounds down to the millisecond`(offset: Int64, milliseconds: Int64) {
        let calendar = ScheduleCalendar(start: WallClockInstant(milliseconds: 9_000))
        let instant = calendar.instant(at: Nanoseconds(offset))
        #expect(instant == WallClockInstant(milliseconds: milliseconds))
        #expect(calendar.offset(of: instant) <= Nanoseconds(offset))
        #expect(Nanoseconds(offset) - calendar.offset(of: instant) < .milliseconds(1))
    }

    @Test func `times too far away are clamped`() {
        let calendar = ScheduleCalendar(start: WallClockInstant(milliseconds: 9_000))
        #expect(calendar.offset(of: WallClockInstant(milliseconds: .max)).count == .max)
        #expect(calendar.offset(of: WallClockInstant(milliseconds: .min)).count == .min)
    }

    @Test func `is what every instant is counted from, earlier ones too`() {
        let start = ScheduleStart()
        start.begin(at: MonotonicInstant(nanoseconds: 1_000))
        #expect(start.instant == MonotonicInstant(nanoseconds: 1_000))
        #expect(start.offset(of: MonotonicInstant(nanoseconds: 1_500)) == Nanoseconds(500))
        #expect(start.offset(of: MonotonicInstant(nanoseconds: 400)) == Nanoseconds(-600))
    }
}
