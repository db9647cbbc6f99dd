import Evidence
import Messaging
import Quantities
import Testing

@testable import LoadGen

@Suite struct TimestampPropertyTests {
    private let run = RunIdentifier(rawValue: 0x12_3456_789A)

    @Test func `is milliseconds, counter and node, and the node has no colon`() throws {
        let run = try #require(run)
        var value: [UInt8] = []
        var property = TimestampProperty(run: run)
        property.write(
            HybridTimestamp(milliseconds: 1_758_255_553_528, counter: 12),
            publisher: 4_711,
            into: &value
        )
        let text = String(decoding: value, as: UTF8.self)
        #expect(text == "1758255553528:12:\(run)-4711")
        #expect(text.split(separator: ":", omittingEmptySubsequences: false).count == 3)
    }

    @Test func `what stood there before never shows, whatever its length`() throws {
        let run = try #require(run)
        var property = TimestampProperty(run: run)
        let milliseconds: [Int64] = [0, 7, 1_758_255_553_528, 99, 10_000_000_000_000, 12]
        var value: [UInt8] = []
        for counter in [0, 9, 10, 12_345, UInt64.max] as [UInt64] {
            for (time, publisher) in zip(milliseconds, [0, 9, 10, 1_048_575, 123, 4] as [UInt32]) {
                let timestamp = HybridTimestamp(milliseconds: time, counter: counter)
                property.write(timestamp, publisher: publisher, into: &value)
                let text = String(decoding: value, as: UTF8.self)
                #expect(text == "\(time):\(counter):\(run)-\(publisher)")
            }
        }
        property.write(HybridTimestamp(milliseconds: -5, counter: 0), publisher: 1, into: &value)
        #expect(String(decoding: value, as: UTF8.self) == "0:0:\(run)-1", "no reader takes a sign")
    }

    @Test func `the counter starts at zero in every new millisecond`() {
        var timestamp = HybridTimestamp.none
        var texts: [String] = []
        for milliseconds in [5, 5, 5, 6, 6, 9] as [Int64] {
            timestamp = timestamp.following(at: WallClockInstant(milliseconds: milliseconds))
            texts.append("\(timestamp.milliseconds):\(timestamp.counter)")
        }
        #expect(texts == ["5:0", "5:1", "5:2", "6:0", "6:1", "9:0"])
    }

    @Test func `a calendar clock that steps back is waited for, counting on`() {
        var timestamp = HybridTimestamp.none
        var texts: [String] = []
        for milliseconds in [1_000, 400, 999, 1_000, 1_001] as [Int64] {
            timestamp = timestamp.following(at: WallClockInstant(milliseconds: milliseconds))
            texts.append("\(timestamp.milliseconds):\(timestamp.counter)")
        }
        #expect(texts == ["1000:0", "1000:1", "1000:2", "1000:3", "1001:0"])
    }
}
