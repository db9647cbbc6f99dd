import Messaging

/// What a rule reads from or writes to.
///
/// Source: _Expressions reference for data flows_, "Metadata fields".
enum RulePlace: Hashable {
    /// A field of the payload.
    case field(FieldPath)
    case topic
    case contentType
    case userProperty(String)

    /// Reads a place.
    init(_ text: String) throws(ConfigurationError) {
        if text.lowercased().contains("? $last") || text.lowercased().contains("?$last") {
            throw Self.unsupported(text, "last known values")
        }
        guard text.hasPrefix("$") else {
            self = .field(try FieldPath(text))
            return
        }
        switch text {
        case "$metadata.topic":
            self = .topic
        case "$metadata.system_property.content_type":
            self = .contentType
        case _ where text.hasPrefix("$metadata.user_property."):
            let path = try FieldPath(String(text.dropFirst("$metadata.user_property.".count)))
            guard path.names.count == 1, !path.hasWildcard else {
                throw ConfigurationError(
                    problem: "\"\(text)\" names no user property",
                    hint: "quote a name that has a dot: $metadata.user_property.\"a.b\""
                )
            }
            self = .userProperty(path.names[0])
        default:
            throw Self.unsupported(text, "places beside topic, content type and user properties")
        }
    }

    /// The value in a message; nil where it is missing.
    func value(in message: GraphMessage, _ payload: JSONValue) -> JSONValue? {
        switch self {
        case .field(let path):
            payload.value(at: path.names)
        case .topic:
            .string(String(decoding: message.topic, as: UTF8.self))
        case .contentType:
            message.contentType.map { .string(String(decoding: $0, as: UTF8.self)) }
        case .userProperty(let name):
            message.userProperties.first { $0.name.elementsEqual(name.utf8) }
                .map { .string(String(decoding: $0.value, as: UTF8.self)) }
        }
    }

    private static func unsupported(_ text: String, _ what: String) -> ConfigurationError {
        ConfigurationError(
            problem: "\"\(text)\": the sandbox has no \(what)",
            hint: "leave them out, or run this graph on a cluster"
        )
    }
}
