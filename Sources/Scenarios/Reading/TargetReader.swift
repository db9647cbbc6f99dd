import Quantities

/// Reads `target:`: the broker and how to be let in.
enum TargetReader {
    static func read(_ node: LocatedNode, into problems: inout Problems) -> Target? {
        guard var keys = MappingReader(node, "target", into: &problems) else { return nil }
        let broker = keys.require(
            "broker",
            example: "broker: mqtts://aio-broker:18883",
            into: &problems
        )
        .flatMap { node -> BrokerURL? in
            node.value("broker", example: "mqtts://aio-broker:18883", into: &problems) {
                text throws(ValueProblem) in try BrokerURL(text)
            }
        }
        var paths: [String: String] = [:]
        for key in ["ca", "certificate", "privateKey", "certificates"] {
            guard let node = keys.take(key) else { continue }
            paths[key] = path(node, key, into: &problems)
            if let broker, !broker.isSecure {
                problems.add(
                    .contradiction,
                    at: keys.keyLocation(key),
                    "\(key) is for TLS, but broker \"\(broker)\" is plain",
                    hint: "write mqtts:// in broker, or remove \(key)"
                )
            }
        }
        checkPair(keys, paths, into: &problems)
        checkDirectory(keys, into: &problems)
        let authentication =
            keys.take("authentication")
            .map { AuthenticationReader.read($0, into: &problems) } ?? Target.Authentication.none
        let prefix = name(&keys, "clientPrefix", into: &problems)
        let category = name(&keys, "metricCategory", into: &problems)
        let keepAlive =
            keys.take("keepAlive")
            .map { self.keepAlive($0, into: &problems) } ?? 60
        keys.finish(into: &problems, renamed: ["url": "broker", "host": "broker"])
        guard let broker, let authentication, let prefix, let category, let keepAlive else {
            return nil
        }
        return Target(
            broker: broker.description,
            authoritiesPath: paths["ca"],
            authentication: authentication,
            certificatePath: paths["certificate"],
            privateKeyPath: paths["privateKey"],
            certificatesDirectory: paths["certificates"],
            metricCategory: category,
            clientPrefix: prefix,
            keepAliveSeconds: keepAlive
        )
    }

    /// A name that goes into an identifier at the broker; `crucible` unless the file says otherwise.
    private static func name(
        _ keys: inout MappingReader,
        _ key: String,
        into problems: inout Problems
    ) -> String? {
        guard let node = keys.take(key) else { return "crucible" }
        return node.value(key, example: "crucible", into: &problems) {
            text throws(ValueProblem) in
            try NameRules.checkClientPrefix(text)
            return text
        }
    }

    private static func checkDirectory(_ keys: MappingReader, into problems: inout Problems) {
        guard keys.has("certificates"),
            let other = ["certificate", "privateKey"].first(where: { keys.has($0) })
        else { return }
        problems.add(
            .contradiction,
            at: keys.keyLocation(other),
            "target has both \"certificates\" and \(quoted(other))",
            hint:
                "keep certificates (a directory, one pair for each publisher in turn), or certificate"
                + " and privateKey (the same for all)"
        )
    }

    private static func checkPair(
        _ keys: MappingReader,
        _ paths: [String: String],
        into problems: inout Problems
    ) {
        let pair = ["certificate", "privateKey"]
        guard let present = pair.first(where: { paths[$0] != nil }),
            let absent = pair.first(where: { keys.has($0) == false })
        else { return }
        problems.add(
            .missingKey,
            at: keys.keyLocation(present),
            "target has \(quoted(present)) but no \(quoted(absent))",
            hint: "add \(absent): FILE; a client certificate is of use only with its key"
        )
    }

    /// A path, to be opened from where it was written.
    static func path(
        _ node: LocatedNode,
        _ key: String,
        into problems: inout Problems
    ) -> String? {
        node.text(key, into: &problems).map { FilePaths.resolve($0, at: node.location) }
    }

    private static func keepAlive(
        _ node: LocatedNode,
        into problems: inout Problems
    ) -> UInt16? {
        node.value("keepAlive", example: "60s", into: &problems) {
            text throws(ValueProblem) -> UInt16 in
            let isSeconds = !node.location.isInFile && DecimalNumber(text) != nil
            let length = try DurationGrammar.read(isSeconds ? "\(text)s" : text)
            let (seconds, rest) = length.count.quotientAndRemainder(dividingBy: 1_000_000_000)
            guard rest == 0, let whole = UInt16(exactly: seconds), whole > 0 else {
                throw ValueProblem(
                    .outOfRange,
                    "keepAlive \(quoted(text)) is not 1 to 65535 whole seconds",
                    hint: "write whole seconds, such as 60s"
                )
            }
            return whole
        }
    }
}
