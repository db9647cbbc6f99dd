import Evidence
import Messaging
import Quantities
import Testing

@testable import LoadGen

@Suite struct TimestampPropertyTests {
    private let identity = "e5k0d3mz000g000000h7k2qp"

    private func text(_ value: [UInt8]) -> String { String(decoding: value, as: UTF8.self) }

    @Test func `is milliseconds, counter and node, and the node is the identity`() {
        var value: [UInt8] = []
        var property = TimestampProperty()
        property.write(
            HybridTimestamp(milliseconds: 1_758_255_553_528, counter: 12),
            identity: Array(identity.utf8),
            into: &value
        )
        #expect(text(value) == "1758255553528:12:\(identity)")
        #expect(TimestampIdentity.place(in: value.span) == 17..<41)
        #expect(TimestampIdentity.milliseconds(in: value.span) == 1_758_255_553_528)
    }

    @Test func `what stood there before never shows, whatever its length`() {
        var property = TimestampProperty()
        let milliseconds: [Int64] = [0, 7, 1_758_255_553_528, 99, 10_000_000_000_000, 12]
        var value: [UInt8] = []
        for counter in [0, 9, 10, 12_345, UInt64.max] as [UInt64] {
            for (index, time) in milliseconds.enumerated() {
                let timestamp = HybridTimestamp(milliseconds: time, counter: counter)
                let node = String(identity.dropLast()) + "\(index)"
                property.write(timestamp, identity: Array(node.utf8), into: &value)
                #expect(text(value) == "\(time):\(counter):\(node)")
            }
        }
        let before = HybridTimestamp(milliseconds: -5, counter: 0)
        property.write(before, identity: Array(identity.utf8), into: &value)
        #expect(text(value) == "0:0:\(identity)", "no reader takes a sign")
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
