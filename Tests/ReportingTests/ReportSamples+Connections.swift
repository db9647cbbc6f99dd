import Evidence
import Quantities
import Reporting
import Scenarios
import Verifier

extension ReportSamples {
    /// Connections that ended, sessions that were lost, tokens that were renewed and refused.
    static let interrupted: Report = {
        var report = passed
        report.judgement.verdict = .failed
        report.judgement.reason = "a new token was not taken on 1 connection"
        report.judgement.counts[.duplicated] = 17
        report.judgement.counts[.duplicatedByHop] = 1
        report.judgement.counts[.duplicatedByPublisher] = 4
        report.judgement.counts[.duplicatedAroundInterruption] = 12
        report.judgement.connections = connections
        report.judgement.tokens.renewalCount = 25
        report.judgement.tokens.renewals = renewals
        report.judgement.tokens.expiries = [expiry]
        report.judgement.traffic = traffic
        for index in 0..<200 as Range<Int64> {
            report.judgement.latencies.tcpConnect.record(.microseconds(80 + index))
            report.judgement.latencies.tlsHandshake.record(.microseconds(900 + index * 3))
            report.judgement.latencies.mqttConnect.record(.microseconds(300 + index))
        }
        report.judgement.latencies.subscribe.record(.microseconds(412))
        report.judgement.latencies.reauthentication.record(.microseconds(700))
        report.judgement.generator.strain.busiestLoopThousandths = 412
        report.judgement.generator.strain.involuntarySwitchesPerSecond = 12
        report.judgement.generator.strain.pressureThousandths = 73
        report.judgement.generator.strain.stolenThousandths = 0
        report.judgement.thresholds.append(
            ThresholdResult(
                expression: "reconnects <= 21",
                actual: .times(21),
                verdict: .passed,
                sentence: "reconnects <= 21 holds: it was 21"
            )
        )
        return report
    }()

    private static let connections: ConnectionTally = {
        var tally = ConnectionTally()
        tally.firstConnections = 21
        tally[.disconnects] = 22
        tally[.reconnects] = 21
        tally[.abandoned] = 1
        tally[.sessionsLost] = 1
        tally[.resent] = 7
        tally[.renewals] = 25
        tally[.reauthentications] = 40
        tally[.renewalsRefused] = 1
        tally.sessions.resumed = 20
        tally.outages.longest = .milliseconds(1_312)
        tally.outages.total = .milliseconds(9_870)
        tally.outages.ended = 21
        tally.outages.mostAttempts = 3
        var ended = ConnectionTrouble(
            kind: .ended,
            code: 0x8B,
            reason: "the broker closed the connection: 0x8B (server shutting down)",
            first: .milliseconds(12_001)
        )
        ended.publishers = 20
        ended.verifier = 1
        ended.last = .milliseconds(12_044)
        var abandoned = ConnectionTrouble(
            kind: .abandoned,
            code: nil,
            reason: "no attempt within 120 s came through <|>",
            first: .milliseconds(132_001)
        )
        abandoned.publishers = 1
        var refused = ConnectionTrouble(
            kind: .renewalRefused,
            code: 0x87,
            reason: "not taken",
            first: .milliseconds(15_000)
        )
        refused.publishers = 1
        tally.troubles.all = [ended, abandoned, refused]
        return tally
    }()

    private static let renewals: [TokenRenewal] = (1...25 as ClosedRange<Int64>).map { number in
        var renewal = TokenRenewal(at: .seconds(number), expires: .seconds(number + 180))
        renewal.taken = number == 15 ? 20 : 21
        renewal.refused = number == 15 ? 1 : 0
        renewal.slowest = .microseconds(700 + number)
        return renewal
    }

    private static let expiry: TokenExpiry = {
        var expiry = TokenExpiry(at: .seconds(200))
        expiry.endings = [0x87: 3, nil: 1]
        expiry.firstEnding = .milliseconds(200_400)
        expiry.failedAttempts = [0x87: 9]
        return expiry
    }()

    private static let traffic: TrafficFigures = {
        var figures = TrafficFigures()
        figures.total.packetsSent = 16_700
        figures.total.packetsReceived = 16_720
        figures.total.writes = 9_001
        figures.total.bytesSent = 2_345_678
        figures.total.bytesReceived = 1_234_567
        figures.writesPerMessageThousandths = 712
        return figures
    }()
}
