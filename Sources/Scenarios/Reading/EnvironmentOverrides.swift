/// The environment variables that AIO's own client libraries read, as overrides of a scenario.
///
/// Names and meaning follow the connection settings of the AIO client libraries. An empty variable
/// counts as one that is not set. Flags come after these and win.
public enum EnvironmentOverrides {
    /// What the variables say.
    ///
    /// - Parameter environment: The process's environment.
    /// - Returns: Overrides in the order of application; none when no such variable is set.
    /// - Throws: An error when the variables ask for two ways to authenticate.
    public static func overrides(
        from environment: [String: String]
    ) throws(ScenarioErrors) -> [Override] {
        func value(_ name: String) -> String? {
            environment[name].flatMap { $0.isEmpty ? nil : $0 }
        }
        var result: [Override] = []
        for (name, path) in plain {
            guard let value = value(name) else { continue }
            result.append(Override(path: path, value: value, origin: "\(name)=\(value)"))
        }
        let token = value("AIO_SAT_FILE")
        let user = value("AIO_MQTT_USERNAME")
        let password = value("AIO_MQTT_PASSWORD_FILE")
        if let token, let other = user ?? password {
            let name = user == nil ? "AIO_MQTT_PASSWORD_FILE" : "AIO_MQTT_USERNAME"
            throw ScenarioErrors([
                ScenarioError(
                    .contradiction,
                    at: SourceLocation(override: "\(name)=\(other)"),
                    "AIO_SAT_FILE=\(token) asks for another way to authenticate",
                    hint: "unset AIO_SAT_FILE, or AIO_MQTT_USERNAME and AIO_MQTT_PASSWORD_FILE"
                )
            ])
        }
        if let token {
            let origin = "AIO_SAT_FILE=\(token)"
            result.append(method("K8S-SAT", origin: origin))
            result.append(
                Override(path: "target.authentication.token", value: token, origin: origin)
            )
        } else if user != nil || password != nil {
            let origins = [
                user.map { "AIO_MQTT_USERNAME=\($0)" },
                password.map { "AIO_MQTT_PASSWORD_FILE=\($0)" },
            ].compactMap(\.self)
            result.append(method("password", origin: origins.joined(separator: " ")))
            let parts = [
                ("user", user, "AIO_MQTT_USERNAME"),
                ("password", password, "AIO_MQTT_PASSWORD_FILE"),
            ]
            for (key, value, name) in parts {
                guard let value else { continue }
                result.append(
                    Override(
                        path: "target.authentication.\(key)",
                        value: value,
                        origin: "\(name)=\(value)"
                    )
                )
            }
        }
        return result
    }

    /// The variables that stand for one value each, in the order in which they apply.
    private static let plain = [
        ("AIO_BROKER_HOSTNAME", "target.broker.host"),
        ("AIO_BROKER_TCP_PORT", "target.broker.port"),
        ("AIO_MQTT_USE_TLS", "target.broker.tls"),
        ("AIO_TLS_CA_FILE", "target.ca"),
        ("AIO_TLS_CERT_FILE", "target.certificate"),
        ("AIO_TLS_KEY_FILE", "target.privateKey"),
        ("AIO_MQTT_CLIENT_ID", "target.clientPrefix"),
        ("AIO_MQTT_KEEP_ALIVE", "target.keepAlive"),
        ("AIO_MQTT_SESSION_EXPIRY", "connect.sessionExpiry"),
    ]

    /// Replaces the whole of `target.authentication`, so that nothing of the file's way is left.
    private static func method(_ name: String, origin: String) -> Override {
        Override(
            path: "target.authentication",
            value: "{ method: \(name) }",
            isYAML: true,
            origin: origin
        )
    }
}
