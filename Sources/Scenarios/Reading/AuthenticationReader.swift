/// Reads `authentication:`: how a connection proves who it is.
enum AuthenticationReader {
    private enum Method: String, CaseIterable {
        case serviceAccountToken = "K8S-SAT"
        case none
        case password
    }

    static func read(
        _ node: LocatedNode,
        into problems: inout Problems
    ) -> Target.Authentication? {
        let subject = "authentication"
        guard var keys = MappingReader(node, subject, into: &problems) else { return nil }
        let method: Method? = keys.require("method", example: "method: K8S-SAT", into: &problems)
            .flatMap { $0.kind("method", into: &problems) }
        let allowed: [Method: [String]] = [
            .serviceAccountToken: ["token", "tokens"], .password: ["username", "user", "password"],
            .none: [],
        ]
        var paths: [String: String] = [:]
        for key in ["token", "tokens", "username", "user", "password"] {
            guard let node = keys.take(key) else { continue }
            paths[key] =
                key == "user"
                ? node.text(key, into: &problems) : TargetReader.path(node, key, into: &problems)
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
        case .serviceAccountToken: return token(keys, paths, into: &problems)
        case .password: return password(keys, paths, into: &problems)
        }
    }

    private static func token(
        _ keys: MappingReader,
        _ paths: [String: String],
        into problems: inout Problems
    ) -> Target.Authentication? {
        guard keys.has("tokens") else {
            var keys = keys
            let example =
                "token: /var/run/secrets/tokens/broker-sat, or tokens: DIRECTORY with one for each"
                + " publisher in turn"
            _ = keys.require("token", example: example, into: &problems)
            return paths["token"].map { .serviceAccountToken(path: $0) }
        }
        guard !keys.has("token") else {
            problems.add(
                .contradiction,
                at: keys.keyLocation("tokens"),
                "authentication has both \"token\" and \"tokens\"",
                hint: "keep token (a file, the same for all) or tokens (a directory, one for each"
                    + " publisher in turn)"
            )
            return nil
        }
        return paths["tokens"].map { .serviceAccountTokens(directory: $0) }
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
}
