extension BrokerURL {
    /// A part of the URL that an override can change by itself.
    enum Part: String, Sendable, CaseIterable {
        case host
        case port
        case tls

        /// The part that `target.broker.host`, `.port` or `.tls` names; nil for all other paths.
        init?(path: ArraySlice<OverridePath.Step>) {
            guard path.count == 3, path.starts(with: [.key("target"), .key("broker")]),
                case .key(let name) = path.last
            else { return nil }
            self.init(rawValue: name)
        }

        /// The URL in `node` with this part replaced.
        ///
        /// Without a URL, a host makes one: with TLS and the usual port.
        func replaced(
            in node: LocatedNode?,
            with override: Override
        ) throws(ValueProblem) -> String {
            guard let text = node?.scalar?.text, !text.isEmpty else {
                guard self == .host else {
                    throw ValueProblem(
                        .missingKey,
                        "there is no broker whose \(rawValue) could be \(quoted(override.value))",
                        hint: "give its host too: target.broker in the file, --broker URL or"
                            + " AIO_BROKER_HOSTNAME"
                    )
                }
                return BrokerURL(isSecure: true, host: override.value).description
            }
            var url = try BrokerURL(text)
            switch self {
            case .host: url.host = override.value
            case .port: url.port = try BrokerURL.port(override.value)
            case .tls:
                switch override.value.lowercased() {
                case "true", "1": url.isSecure = true
                case "false", "0": url.isSecure = false
                default:
                    throw ValueProblem(
                        .malformedValue,
                        "\(quoted(override.value)) is neither true nor false",
                        hint: "write true for TLS, false for plain TCP"
                    )
                }
            }
            return url.description
        }
    }
}
