import Evidence
import Quantities
import Scenarios

extension MarkdownReport {
    /// What was learnt about the broker.
    static func broker(of report: Report) -> String {
        guard let facts = report.broker else {
            return "## Broker\n\nNo connection to \(Markdown.code(address(of: report))).\n"
        }
        return "## Broker\n\n" + table(rows(of: facts))
    }

    /// What was run, by what, on what.
    static func run(of report: Report) -> String {
        let header = report.header
        let scenario = report.scenario
        let phases = scenario.phases
        var rows = [
            ("scenario", Markdown.code(header.scenarioFile.path)),
            ("SHA-256", Markdown.code(SHA256.hexadecimal(header.scenarioFile.text.utf8))),
        ]
        rows += header.furtherFiles.map { file in
            let digest = SHA256.hexadecimal(file.text.utf8)
            return ("read with it", "\(Markdown.code(file.path)), SHA-256 \(Markdown.code(digest))")
        }
        rows += header.overrides.map { ("override", Markdown.code($0)) }
        rows += header.environment.map { ("from the environment", Markdown.code($0)) }
        rows += [
            ("seed", String(header.seed)),
            ("publishers", Readable.number(UInt64(scenario.publisherCount))),
            (
                "topics",
                "\(Markdown.code(scenario.flow.input)) → \(Markdown.code(scenario.flow.output))"
            ),
            (
                "phases",
                "warm-up \(Readable.seconds(phases.warmUp)), measurement "
                    + "\(Readable.seconds(phases.measure)), drain \(Readable.seconds(phases.drain))"
            ),
            ("Crucible", Markdown.escaped(header.versions.crucible)),
            ("Swift", Markdown.escaped(header.versions.swift)),
            ("OpenSSL", Markdown.escaped(header.versions.openSSL)),
        ]
        if let version = header.versions.libmosquitto {
            rows.append(("libmosquitto", Markdown.escaped(version)))
        }
        rows.append(
            (
                "host",
                "\(header.host.cores) cores, \(Readable.bytes(header.host.memoryBytes)), "
                    + Markdown.escaped(header.host.kernel)
            )
        )
        return "## Run\n\n" + table(rows)
    }

    /// The commands that make the run and its reports again.
    static func again(of header: RunHeader) -> String {
        let command = header.commandLine.map { Markdown.shellWord($0) }.joined(separator: " ")
        let fence = Markdown.fence(around: command)
        return """
            ## Make it again

            \(fence)sh
            \(command.isEmpty ? "crucible run" : command)
            crucible report .   # in this folder: these files again, from the history alone
            \(fence)

            The same scenario files and the seed \(header.seed) give the same messages.

            """
    }

    private static func rows(of facts: BrokerFacts) -> [(String, String)] {
        var rows = [("address", Markdown.code(facts.address))]
        if let version = facts.securityVersion {
            let cipher = facts.cipher.map { ", \(Markdown.escaped($0))" } ?? ""
            rows.append(("TLS", Markdown.escaped(version) + cipher))
        } else {
            rows.append(("TLS", "none"))
        }
        let method = facts.authenticationMethod.map { Markdown.escaped($0) }
        rows.append(("authentication confirmed", method ?? "none"))
        if let credential = facts.credential {
            rows.append(("credential", description(of: credential)))
        }
        rows += [
            ("Receive Maximum", Readable.number(UInt64(facts.receiveMaximum))),
            ("Maximum QoS", String(facts.maximumQuality)),
            ("Maximum Packet Size", facts.maximumPacketSize.map { bytes($0) } ?? "no limit"),
            ("Server Keep Alive", facts.serverKeepAlive.map { "\($0) s" } ?? "ours"),
            ("Topic Alias Maximum", String(facts.topicAliasMaximum)),
            ("Session Expiry", facts.sessionExpiry.map { "\($0) s" } ?? "ours"),
            ("granted for the output topic", facts.grantedQuality.map { "QoS \($0)" } ?? "nothing"),
            ("not supported", unsupported(by: facts)),
        ]
        return rows
    }

    private static func unsupported(by facts: BrokerFacts) -> String {
        let features = [
            ("retained messages", facts.isRetainAvailable),
            ("wildcard subscriptions", facts.isWildcardSubscriptionAvailable),
            ("subscription identifiers", facts.isSubscriptionIdentifierAvailable),
            ("shared subscriptions", facts.isSharedSubscriptionAvailable),
        ]
        let missing = features.filter { !$0.1 }.map(\.0)
        return missing.isEmpty ? "–" : missing.joined(separator: ", ")
    }

    private static func description(of credential: CredentialFacts) -> String {
        let audiences = credential.audiences.map { Markdown.escaped($0) }.joined(separator: ", ")
        let subject = credential.subject.map { ", subject \(Markdown.escaped($0))" } ?? ""
        let expiry =
            credential.expires.map { ", expires \(Timestamp($0).readableText)" } ?? ""
        return "\(credential.length) bytes, audience \(audiences.isEmpty ? "none" : audiences)"
            + subject + expiry
    }

    private static func bytes(_ value: UInt32) -> String {
        "\(Readable.number(UInt64(value))) bytes"
    }

    private static func table(_ rows: [(String, String)]) -> String {
        var table = MarkdownTable([.init(""), .init("")])
        table.rows = rows.map { [$0.0, $0.1] }
        return table.text
    }
}
