import Evidence
import Quantities
import Testing

@testable import Verifier

/// What a report lists of what happened, however much of it there was.
@Suite struct IncidentTests {
    private func incidents(_ add: (inout EventTally) -> Void) -> [Incident] {
        var events = EventTally()
        add(&events)
        return events.incidents
    }

    private func record(
        _ event: ConnectionRecord.Event,
        _ client: ConnectionRecord.Client = .publisher(3)
    ) -> ConnectionRecord { ConnectionRecord(client, event) }

    @Test func `ten thousand connections that end together are one incident`() {
        let incidents = incidents { events in
            for number in 0..<10_000 as Range<UInt32> {
                let event = ConnectionRecord.Event.disconnected(code: nil, reason: "reset")
                events.add(
                    record(event, .publisher(number)),
                    at: .microseconds(Int64(number) * 100)
                )
            }
            events.add(
                record(.disconnected(code: nil, reason: "reset"), .verifier),
                at: .seconds(1)
            )
            events.add(.ended("all phases are over"), at: .seconds(2))
        }
        #expect(
            incidents.map(\.sentence) == [
                "publishers lost their connection 10,000 times within 999.9 ms: reset",
                "the verifier lost its connection: reset", "the run ended: all phases are over",
            ]
        )
    }

    @Test func `what happens again after a while is told again`() {
        let incidents = incidents { events in
            for at in [0, 5_000, 10_001] as [Int64] {
                events.add(
                    record(.disconnected(code: nil, reason: "reset")),
                    at: .milliseconds(at)
                )
            }
        }
        #expect(
            incidents == [
                Incident(
                    at: .zero,
                    sentence: "publishers lost their connection 2 times within 5 s: reset"
                ),
                Incident(
                    at: .milliseconds(10_001),
                    sentence: "publisher 3 lost its connection: reset"
                ),
            ]
        )
    }

    @Test(
        arguments: [
            (.disconnected(code: nil, reason: "reset"), "publisher 3 lost its connection: reset"),
            (.attemptFailed(code: nil, reason: "no"), "publisher 3 could not connect again: no"),
            (.gaveUp(reason: "no"), "publisher 3 gave up connecting: no"),
            (
                .sessionResumed(resent: 1),
                "publisher 3 connected again, and the broker had kept its session"
            ),
            (
                .sessionLost(unresolved: 1),
                "publisher 3 connected again, and the broker had not kept its session"
            ),
            (
                .reauthenticationFailed(code: 0x87, reason: "no"),
                "publisher 3 could not renew its token: no"
            ),
            (.reauthenticated(after: .zero), nil), (.subscribed(after: .zero), nil),
            (.connected(tcp: .zero, tls: nil, acceptance: .zero, attempt: 1), nil),
        ] as [(ConnectionRecord.Event, String?)]
    )
    func `each is a sentence`(event: ConnectionRecord.Event, sentence: String?) {
        let one = incidents { $0.add(record(event), at: .zero) }
        #expect(one.map(\.sentence) == [sentence].compactMap { $0 })
        let many = incidents { events in
            for _ in 0..<4 { events.add(record(event, .verifier), at: .zero) }
        }
        #expect(many.count == one.count)
        #expect(many.allSatisfy { $0.sentence.contains("the verifier") })
        #expect(many.allSatisfy { $0.sentence.contains(" 4 times") })
    }

    @Test func `connections leave room for what happens to the run`() {
        let incidents = incidents { events in
            for number in 0..<500 {
                events.add(
                    record(.disconnected(code: nil, reason: "\(number)")),
                    at: .seconds(Int64(number))
                )
            }
            for number in 0..<50 { events.add(.phase("\(number)"), at: .seconds(1_000)) }
        }
        #expect(incidents.count == EventTally.limit)
        #expect(incidents.last?.sentence == "phase \"19\" began")
    }

    @Test func `tokens are told with their time to live`() {
        let incidents = incidents { events in
            events.add(.tokenRenewed(expiresIn: .seconds(180)), at: .seconds(-1))
            events.add(.tokenRenewed(expiresIn: nil), at: .seconds(100))
            events.add(.tokenRenewed(expiresIn: .seconds(-1)), at: .seconds(101))
            events.add(.tokenUnusable(reason: "empty"), at: .seconds(102))
        }
        #expect(
            incidents.map(\.sentence) == [
                "connections show a token, which expires in 3 min 0 s",
                "connections are told to show a new token",
                "connections are told to show a new token, which has expired already",
                "a new token cannot be used: empty",
            ]
        )
    }
}
