import Messaging
import Quantities
import Testing

@testable import MQTTClient

@Suite struct TokenReadingsTests {
    private let now = WallClockInstant(milliseconds: 1_000_000)
    /// `{"aud":"aio-internal","exp":2000}`, which is after now, and the same with 900, before it.
    private let fresh = Array("e30.eyJhdWQiOiJhaW8taW50ZXJuYWwiLCJleHAiOjIwMDB9.c2ln".utf8)
    private let old = Array("e30.eyJhdWQiOiJhaW8taW50ZXJuYWwiLCJleHAiOjkwMH0.c2ln".utf8)

    private func changes(_ readings: [[UInt8]?]) -> [TokenChange?] {
        var state = TokenReadings()
        return readings.map { state.take($0, at: now, path: "/token") }
    }

    @Test func `the first token is no change`() {
        #expect(changes([fresh]) == [nil])
    }

    @Test func `another token is one, and says when it expires`() throws {
        let all = changes([old, fresh])
        guard case .renewed(let claims) = all[1] else {
            Issue.record("it was \(String(describing: all[1]))")
            return
        }
        #expect(claims?.expiry == 2_000)
    }

    @Test func `the same token, an empty file and none are no change`() {
        #expect(changes([fresh, fresh, [], nil, fresh]) == [nil, nil, nil, nil, nil])
    }

    @Test func `a token that has expired already cannot be used`() {
        let all = changes([fresh, old])
        guard case .unusable(let error) = all[1] else {
            Issue.record("it was \(String(describing: all[1]))")
            return
        }
        #expect(error.description.contains("expired at 1970-01-01T00:15:00Z"))
    }

    @Test func `what is no token counts only when it stays, for it may be half written`() {
        let half = Array("e30.eyJhd".utf8)
        #expect(changes([old, half, fresh]).map { $0 == nil } == [true, true, false])
        #expect(changes([fresh, half, half]) == [nil, nil, .renewed(nil)])
    }
}
