import Evidence
import Quantities
import Scenarios
import Testing

@testable import Verifier

@Suite struct ConnectionTallyTests {
    private typealias Client = ConnectionRecord.Client
    private typealias Event = ConnectionRecord.Event

    private func tally(_ records: [(Client, Event, Int64)]) -> ConnectionTally {
        var tally = ConnectionTally()
        for (client, event, at) in records {
            tally.add(ConnectionRecord(client, event), at: .milliseconds(at))
        }
        return tally
    }

    private static func connected(_ attempt: UInt32) -> Event {
        .connected(tcp: .zero, tls: nil, acceptance: .zero, attempt: attempt)
    }

    /// What happens to a connection, and the only counts that it changes.
    @Test(
        arguments: [
            (connected(0), []), (connected(1), [.reconnects]), (.sessionResumed(resent: 3), []),
            (.sessionLost(unresolved: 3), [.sessionsLost]), (.subscribed(after: .zero), []),
            (.disconnected(code: nil, reason: ""), [.disconnects]),
            (.attemptFailed(code: nil, reason: ""), []), (.gaveUp(reason: ""), [.abandoned]),
            (.reauthenticated(after: .zero), [.reauthentications]),
            (.reauthenticationFailed(code: nil, reason: ""), [.renewalsRefused]),
        ] as [(ConnectionRecord.Event, [ConnectionCount])]
    )
    func `counts each event under its own name`(
        event: ConnectionRecord.Event,
        counts: [ConnectionCount]
    ) {
        let tally = tally([(.publisher(1), event, 0), (.verifier, event, 1)])
        for count in ConnectionCount.allCases {
            #expect(tally[count] == (counts.contains(count) ? 2 : 0), "\(count)")
        }
    }

    @Test func `ten thousand connections that end for one reason are one line`() {
        let ends = (0..<10_000).map { number in
            let event = Event.disconnected(code: 0x8B, reason: "shutting down")
            return (Client.publisher(UInt32(number)), event, Int64(10_000 - number))
        }
        let verifier = (Client.verifier, Event.disconnected(code: nil, reason: "reset"), Int64(5))
        let troubles = tally(ends + [verifier]).troubles
        #expect(troubles.all.count == 2)
        #expect(troubles.all[0].publishers == 10_000)
        #expect(troubles.all[0].first == .milliseconds(1))
        #expect(troubles.all[0].last == .milliseconds(10_000))
        #expect(troubles.all[0].words == "shutting down: 0x8B (server shutting down)")
        #expect(troubles.all[1].verifier == 1)
        #expect(troubles.all[1].words == "reset")
        #expect(troubles.ofKind(.ended).map(\.count) == [10_000, 1])
        #expect(troubles.ofKind(.abandoned).isEmpty)
    }

    @Test func `a thousand reasons are no thousand lines, and none is left out of the count`() {
        let troubles = tally(
            (0..<1_000).flatMap { number in
                [
                    (.publisher(0), .disconnected(code: nil, reason: "\(number)"), 0),
                    (.publisher(0), .gaveUp(reason: "\(number)"), 1),
                ] as [(Client, Event, Int64)]
            }
        ).troubles
        #expect(troubles.all.count == TroubleTally.limit + 2)
        #expect(troubles.all.reduce(0) { $0 + $1.count } == 2_000)
        #expect(troubles.all.filter { $0.reason == TroubleTally.others }.count == 2)
    }

    @Test func `an outage is from a connection's end until it is made again`() {
        let end = Event.disconnected(code: nil, reason: "")
        let outages = tally([
            (.publisher(1), Self.connected(0), 0), (.publisher(1), end, 100),
            (.publisher(2), end, 150), (.publisher(1), .attemptFailed(code: nil, reason: ""), 200),
            (.publisher(1), Self.connected(3), 1_100), (.publisher(2), Self.connected(1), 160),
            (.verifier, end, 170), (.publisher(2), end, 180),
        ]).outages
        #expect(outages.longest == .milliseconds(1_000))
        #expect(outages.total == .milliseconds(1_010))
        #expect(outages.ended == 2)
        #expect(outages.mostAttempts == 3)
        #expect(outages.unended == 2)
    }

    @Test func `says whose sessions were lost and when`() {
        #expect(SessionsKept.losses(SessionTally()) == nil)
        var tally = ConnectionTally()
        tally.add(ConnectionRecord(.publisher(1), .sessionLost(unresolved: 4)), at: .seconds(5))
        #expect(
            SessionsKept.losses(tally.sessions)
                == "the broker had forgotten 1 session of publishers at 5 s"
        )
        tally.add(ConnectionRecord(.publisher(2), .sessionLost(unresolved: 3)), at: .seconds(4))
        tally.add(ConnectionRecord(.verifier, .sessionLost(unresolved: 0)), at: .seconds(95))
        #expect(
            SessionsKept.losses(tally.sessions)
                == "the broker had forgotten 2 sessions of publishers and 1 session of the verifier"
                + " from 4 s to 1 min 35 s"
        )
        #expect(tally.sessions.unresolved == 7)
    }

    @Test func `a lost session matters as far as messages hang on it`() {
        var facts = RunFacts()
        facts.connections.add(
            ConnectionRecord(.publisher(1), .sessionLost(unresolved: 0)),
            at: .seconds(5)
        )
        facts.counts[.indeterminate] = 9
        #expect(SessionsKept().conclude(facts).verdict == .passed)
        facts.connections.add(
            ConnectionRecord(.publisher(2), .sessionLost(unresolved: 4)),
            at: .seconds(6)
        )
        let finding = SessionsKept().conclude(facts)
        #expect(finding.verdict == .inconclusive)
        #expect(
            finding.sentence
                == "the broker had forgotten 2 sessions of publishers from 5 s to 6 s: of 4 messages"
                + " in flight then it is not known whether it had them, and 4 that had to pass did"
                + " not come out"
        )
        facts.counts[.indeterminate] = 0
        #expect(SessionsKept().conclude(facts).verdict == .passed)
    }

    @Test func `loss tells what the broker had forgotten`() {
        var facts = RunFacts()
        facts.mustPass = 10
        facts.counts[.lost] = 2
        facts.connections.add(
            ConnectionRecord(.publisher(1), .sessionLost(unresolved: 0)),
            at: .seconds(5)
        )
        #expect(
            NoLoss().conclude(facts).sentence
                == "2 of 10 messages that had to pass were lost, and the broker had forgotten 1"
                + " session of publishers at 5 s: perhaps it forgot messages or the graph's session"
                + " too"
        )
    }
}
