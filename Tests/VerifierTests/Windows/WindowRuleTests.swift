import Quantities
import Testing

@testable import Verifier

@Suite struct WindowRuleTests {
    @Test(
        arguments: [
            (0, 0), (1, 10_000), (9_999, 10_000), (10_000, 10_000), (10_001, 20_000),
            (1_758_255_553_528, 1_758_255_560_000), (1_758_255_560_000, 1_758_255_560_000), (-1, 0),
            (-10_000, -10_000), (-10_001, -10_000),
        ] as [(Int64, Int64)]
    )
    func `a time is rounded up to the next multiple, and a multiple stays`(
        milliseconds: Int64,
        end: Int64
    ) {
        let rule = WindowRule(length: 10_000)
        #expect(rule.end(of: WallClockInstant(milliseconds: milliseconds)) == end)
    }

    @Test(
        arguments: [
            (0, 10_000, "00:00:00–00:00:10"), (620_000, 630_000, "00:10:20–00:10:30"),
            (86_390_000, 86_400_000, "23:59:50–00:00:00"),
            (1_758_255_550_000, 1_758_255_560_000, "04:19:10–04:19:20"),
            (500, 1_000, "00:00:00.500–00:00:01"), (-10_000, 0, "23:59:50–00:00:00"),
        ] as [(Int64, Int64, String)]
    )
    func `a window is named by the times of day`(begin: Int64, end: Int64, name: String) {
        let found = WindowName.text(
            WallClockInstant(milliseconds: begin),
            WallClockInstant(milliseconds: end)
        )
        #expect(found == name)
    }

    @Test func `a number handed on as text stays or moves as the parser rounds`() {
        #expect(RereadNumber.canBecome(2_000.5, from: 2_000.5))
        #expect(!RereadNumber.canBecome(2_000.5, from: 2_000.25))
        // serde_json reads these 17 digits one unit in the last place too low.
        #expect(RereadNumber.canBecome(3_999.999999999999, from: 3_999.9999999999995))
        #expect(!RereadNumber.canBecome(3_999.9999999999995, from: 3_999.999999999999))
    }
}
