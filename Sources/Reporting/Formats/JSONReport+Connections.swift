import Evidence
import Quantities
import Scenarios
import Verifier

extension JSONReport {
    /// What happened to the run's own connections.
    static func connections(_ judgement: Judgement) -> JSONObject {
        let tally = judgement.connections
        var object = JSONObject()
        object.add("made", count: tally.firstConnections)
        for count in ConnectionCount.allCases {
            object.add(count.reportName, count: tally[count])
        }
        object.add("sessionsResumed", count: tally.sessions.resumed)
        object.add("longestOutage", tally.outages.longest.map { .number($0.microseconds) })
        object.add("totalOutage", .number(tally.outages.total.microseconds))
        object.add("mostAttempts", count: tally.outages.mostAttempts)
        object.add("missingAtEnd", .integer(Int64(tally.outages.unended)))
        object.add("troubles", .array(tally.troubles.all.map { .object(trouble($0)) }))
        object.add(
            "eachRenewal",
            .array(judgement.tokens.renewals.map { .object(renewal($0)) })
        )
        object.add("expiries", .array(judgement.tokens.expiries.map { .object(expiry($0)) }))
        object.add("traffic", object: traffic(judgement.traffic))
        return object
    }

    private static func trouble(_ trouble: ConnectionTrouble) -> JSONObject {
        var object = JSONObject()
        object.add("kind", text: trouble.kind.rawValue)
        object.add("code", count: trouble.code)
        object.add("reason", text: trouble.reason)
        object.add("publishers", count: trouble.publishers)
        object.add("verifier", count: trouble.verifier)
        object.add("firstSeconds", seconds(trouble.first))
        object.add("lastSeconds", seconds(trouble.last))
        return object
    }

    private static func renewal(_ renewal: TokenRenewal) -> JSONObject {
        var object = JSONObject()
        object.add("atSeconds", seconds(renewal.at))
        object.add("expiresSeconds", seconds(renewal.expires))
        object.add("taken", count: renewal.taken)
        object.add("refused", count: renewal.refused)
        object.add("slowest", renewal.slowest.map { .number($0.microseconds) })
        return object
    }

    private static func expiry(_ expiry: TokenExpiry) -> JSONObject {
        var object = JSONObject()
        object.add("atSeconds", seconds(expiry.at))
        object.add("renewedSeconds", seconds(expiry.renewed))
        object.add("ended", count: expiry.ended)
        object.add("firstEndingSeconds", seconds(expiry.firstEnding))
        object.add("failedAttempts", count: expiry.failedAttempts.values.reduce(0, +))
        return object
    }

    private static func traffic(_ figures: TrafficFigures) -> JSONObject {
        var object = JSONObject()
        object.add("packetsSent", count: figures.total.packetsSent)
        object.add("packetsReceived", count: figures.total.packetsReceived)
        object.add("writes", count: figures.total.writes)
        object.add("bytesSent", count: figures.total.bytesSent)
        object.add("bytesReceived", count: figures.total.bytesReceived)
        let writes = figures.writesPerMessageThousandths
        object.add("writesPerMessage", writes.map { .number(Double($0) / 1_000) })
        return object
    }
}
