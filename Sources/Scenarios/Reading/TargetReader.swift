import Quantities

/// Reads `target:`: the broker and how to be let in.
enum TargetReader {
    private enum Method: String, CaseIterable {
        case serviceAccountToken = "K8S-SAT"
        case none
        case password
    }

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
        for key in ["ca", "certificate", "privateKey"] {
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
        let authentication =
            keys.take("authentication")
            .map { self.authentication($0, into: &problems) } ?? Target.Authentication.none
        let prefix =
            keys.take("clientPrefix")
            .map { node -> String? in
                node.value("clientPrefix", example: "crucible", into: &problems) {
                    text throws(ValueProblem) in
                    try NameRules.checkClientPrefix(text)
                    return text
                }
            } ?? "crucible"
        let keepAlive =
            keys.take("keepAlive")
            .map { self.keepAlive($0, into: &problems) } ?? 60
        keys.finish(into: &problems, renamed: ["url": "broker", "host": "broker"])
        guard let broker, let authentication, let prefix, let keepAlive else { return nil }
        return Target(
            broker: broker.description,
            authoritiesPath: paths["ca"],
            authentication: authentication,
            certificatePath: paths["certificate"],
            privateKeyPath: paths["privateKey"],
            clientPrefix: prefix,
            keepAliveSeconds: keepAlive
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

    private static func authentication(
        _ node: LocatedNode,
        into problems: inout Problems
    ) -> Target.Authentication? {
        let subject = "authentication"
        guard var keys = MappingReader(node, subject, into: &problems) else { return nil }
        let method: Method? = keys.require("method", example: "method: K8S-SAT", into: &problems)
            .flatMap { $0.kind("method", into: &problems) }
        let allowed: [Method: [String]] = [
            .serviceAccountToken: ["token"], .password: ["username", "user", "password"],
            .none: [],
        ]
        var paths: [String: String] = [:]
        for key in ["token", "username", "user", "password"] {
            guard let node = keys.take(key) else { continue }
            paths[key] =
                key == "user"
                ? node.text(key, into: &problems) : path(node, key, into: &problems)
            guard let method, allowed[method]?.contains(key) == false else { continue }
            problems.add(
                .contradiction,
                at: keys.keyLocation(key),
                "method \(method.rawValue) has no use for \(quoted(key))",
                hint: "remove \(key), or choose another method"
            )
        }
        keys.finish(into: &problems)
        switch method {
        case nil: return nil
        case .some(.none): return Target.Authentication.none
        case .serviceAccountToken:
            let example = "token: /var/run/secrets/tokens/broker-sat"
            _ = keys.require("token", example: example, into: &problems)
            return paths["token"].map { .serviceAccountToken(path: $0) }
        case .password: return password(keys, paths, into: &problems)
        }
    }

    private static func password(
        _ keys: MappingReader,
        _ paths: [String: String],
        into problems: inout Problems
    ) -> Target.Authentication? {
        var keys = keys
        _ = keys.require("password", example: "password: FILE, a file with it", into: &problems)
        if keys.has("username"), keys.has("user") {
            problems.add(
                .contradiction,
                at: keys.keyLocation("user"),
                "authentication has both \"user\" and \"username\"",
                hint: "keep user (the name itself) or username (a file with the name)"
            )
            return nil
        }
        if !keys.has("user") {
            let example = "username: FILE, a file with the name, or user: NAME"
            _ = keys.require("username", example: example, into: &problems)
        }
        guard let password = paths["password"] else { return nil }
        if let name = paths["user"] {
            return .passwordOfUser(name: name, passwordPath: password)
        }
        return paths["username"].map { .password(usernamePath: $0, passwordPath: password) }
    }

    private static func path(
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
