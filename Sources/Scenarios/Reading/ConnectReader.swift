import Quantities

/// Reads `connect:`: how connections are made and kept; `200/s` stands for `{ rate: 200/s }`.
enum ConnectReader {
    /// What a scalar in the place of the mapping is read as.
    static let shortFormKey = "rate"
    /// How many handshakes may be in flight at the most.
    static let mostAtOnce = 10_000

    static func read(_ node: LocatedNode, into problems: inout Problems) -> ConnectPlan? {
        guard var keys = MappingReader(node, "connect", into: &problems) else { return nil }
        let before = problems.errors.count
        var plan = ConnectPlan()
        plan.rate = keys.take(shortFormKey).flatMap { rate($0, into: &problems) }
        if let node = keys.take("atOnce") {
            plan.atOnce =
                node.integer(
                    "atOnce",
                    in: 1...mostAtOnce,
                    because: "each handshake in flight takes memory and time at both ends",
                    into: &problems
                ) ?? plan.atOnce
        }
        if let node = keys.take("resumption") {
            plan.resumesSecurity = node.boolean("resumption", into: &problems) ?? false
        }
        if let node = keys.take("sourceAddresses") {
            plan.sourceAddresses = addresses(node, into: &problems)
        }
        if let node = keys.take("sessionExpiry") {
            plan.sessionExpiry = sessionExpiry(node, into: &problems) ?? .zero
        }
        if let node = keys.take("reconnect") {
            plan.reconnect = ReconnectReader.read(node, into: &problems)
        }
        keys.finish(into: &problems, renamed: ["concurrency": "atOnce"])
        return problems.errors.count == before ? plan : nil
    }

    private static func rate(
        _ node: LocatedNode,
        into problems: inout Problems
    ) -> MessagesPerSecond? {
        node.value("the connect rate", example: "200/s", into: &problems) {
            text throws(ValueProblem) in
            try RateGrammar.read(
                text,
                of: "connections",
                forNone: "to connect as fast as atOnce lets them, remove it"
            )
        }
    }

    private static func addresses(
        _ node: LocatedNode,
        into problems: inout Problems
    ) -> [String] {
        var addresses: [String] = []
        for element in node.elements("sourceAddresses", into: &problems) ?? [] {
            let address = element.value(
                "a source address",
                example: "127.0.0.2",
                into: &problems
            ) { text throws(ValueProblem) -> String in
                try AddressGrammar.check(text)
                return text
            }
            guard let address else { continue }
            if addresses.contains(address) {
                problems.add(
                    .contradiction,
                    at: element.location,
                    "sourceAddresses has \(quoted(address)) twice",
                    hint: "keep one: the ports of an address are there once"
                )
            }
            addresses.append(address)
        }
        return addresses
    }

    /// Whole seconds, because that is what MQTT can say (MQTT 5, section 3.1.2.11.2).
    private static func sessionExpiry(
        _ node: LocatedNode,
        into problems: inout Problems
    ) -> Nanoseconds? {
        let length = PhasesReader.length(
            node,
            "sessionExpiry",
            mayBeZero: true,
            mayBeSeconds: true,
            into: &problems
        )
        guard let length else { return nil }
        guard length.count % 1_000_000_000 == 0 else {
            problems.add(
                .outOfRange,
                at: node.location,
                "sessionExpiry is not a whole number of seconds",
                hint: "write whole seconds, such as 90s, or 0s to keep no session"
            )
            return nil
        }
        return length
    }
}
