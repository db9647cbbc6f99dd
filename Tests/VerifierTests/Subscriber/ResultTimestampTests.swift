import Quantities
import Testing

@testable import Verifier

@Suite struct ResultTimestampTests {
    @Test(
        arguments: [
            ("1758255553528:0:node", 1_758_255_553_528), ("000000000000007:00000:df", 7),
            ("7:0:", 7), ("7:0", nil), ("7:0:a:b", nil), ("-7:0:a", nil), ("7:x:a", nil),
            (":0:a", nil), ("99999999999999999999:0:a", nil), ("", nil),
        ] as [(String, Int64?)]
    )
    func `a timestamp has three parts, two of them numbers`(text: String, expected: Int64?) {
        let instant = ResultTimestamp.instant(in: Array(text.utf8)[...])
        #expect(instant == expected.map { WallClockInstant(milliseconds: $0) })
    }
}
