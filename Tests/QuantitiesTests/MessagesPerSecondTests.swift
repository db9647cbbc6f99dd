import Quantities
import Testing

@Suite struct MessagesPerSecondTests {
    @Test(
        arguments: [
            (0, 1_000_000_000), (1, 0), (1, -1), (2, 1), (1_000_000_001, 1_000_000_000),
        ] as [(UInt64, Int64)]
    )
    func `an impossible rate cannot be made`(_ messages: UInt64, _ period: Int64) {
        #expect(MessagesPerSecond(messages: messages, in: Nanoseconds(period)) == nil)
    }

    @Test func `is at most a thousand million a second`() {
        #expect(MessagesPerSecond(messages: 1_000_000_000) != nil)
        #expect(MessagesPerSecond(messages: 1, in: Nanoseconds(1)) != nil)
    }

    @Test(
        arguments: [
            (500, 1_000_000_000, 1, 2_000_000), (3, 1_000_000_000, 1, 333_333_333),
            (3, 1_000_000_000, 3_000_000, 1_000_000_000_000_000),
            (1, 10_000_000_000, 6, 60_000_000_000),
        ] as [(UInt64, Int64, UInt64, Int64)]
    )
    func `a message is due at its index times the interval, however large the index`(
        _ messages: UInt64,
        _ period: Int64,
        _ index: UInt64,
        _ due: Int64
    ) throws {
        let rate = try #require(
            MessagesPerSecond(messages: messages, in: Nanoseconds(period))
        )
        #expect(rate.offset(ofMessage: index) == Nanoseconds(due))
    }

    @Test func `clamps at 292 years`() throws {
        let rate = try #require(MessagesPerSecond(messages: 1, in: .seconds(3_600)))
        #expect(rate.offset(ofMessage: .max) == Nanoseconds(.max))
        #expect(rate.count(within: Nanoseconds(.max)) == 2_562_048)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `counts exactly the messages that are due before the end`(_ seed: UInt64) throws {
        let random = Philox2x64(key: seed)
        for index in 0..<2_000 as Range<UInt64> {
            let (first, second) = random.block(low: index, high: 0)
            let period = Nanoseconds(Int64(1 + first.uniform(below: 20_000_000_000)))
            let messages = 1 + second.uniform(below: UInt64(period.count))
            let rate = try #require(MessagesPerSecond(messages: messages, in: period))
            let length = Nanoseconds(Int64(random.block(low: index, high: 1).0 >> 24))
            let count = rate.count(within: length)
            #expect(count == 0 || rate.offset(ofMessage: count - 1) < length, "\(rate) \(length)")
            #expect(rate.offset(ofMessage: count) >= length, "\(rate) \(length)")
        }
    }

    @Test func `is read by people`() throws {
        #expect(try #require(MessagesPerSecond(messages: 500)).description == "500/s")
        let slow = try #require(MessagesPerSecond(messages: 1, in: .seconds(10)))
        #expect(slow.description == "1 per 10.0 seconds")
        #expect(slow.perSecond == 0.1)
    }
}
