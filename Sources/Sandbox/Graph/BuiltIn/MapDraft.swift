import Messaging

/// A message that a built-in map is about to make.
struct MapDraft {
    private var message: GraphMessage
    private var payload = JSONValue.object([])

    /// Begins with an empty payload and the metadata of the message that came in.
    init(_ message: GraphMessage) {
        self.message = message
    }

    /// Works a rule out and writes the result.
    mutating func write(
        _ values: [JSONValue?],
        _ expression: String?,
        to place: RulePlace,
        _ bounds: BoundRule
    ) throws(ExpressionError) {
        if case .field(let path) = place {
            try write(values, expression, at: path.names, bounds)
            return
        }
        // A copied field that is missing leaves the metadata alone; an expression's () removes.
        guard let value = try Self.result(values, expression, bounds) else { return }
        let text = try Self.text(value)
        switch place {
        case .topic:
            if let text { message.topic = Array(text.utf8)[...] }
        case .contentType:
            message.contentType = text.map { Array($0.utf8)[...] }
        case .userProperty(let name):
            if let text {
                message.userProperties.append(UserProperty(name, text))
            } else {
                message.userProperties.removeAll { $0.name.elementsEqual(name.utf8) }
            }
        case .field:
            break
        }
    }

    /// Works a rule out and writes the result to a field.
    mutating func write(
        _ values: [JSONValue?],
        _ expression: String?,
        at names: [String],
        _ bounds: BoundRule
    ) throws(ExpressionError) {
        guard let value = try Self.result(values, expression, bounds) else { return }
        // An expression's () is a field that is not there.
        if expression != nil, value == .null { return }
        guard payload.set(value, at: names[...]) else {
            throw ExpressionError("a value stands where an object must")
        }
    }

    /// The message as it leaves the map.
    consuming func finished() -> GraphMessage {
        message.payload = Array(payload.text.utf8)[...]
        return message
    }

    private static func result(
        _ values: [JSONValue?],
        _ expression: String?,
        _ bounds: BoundRule
    ) throws(ExpressionError) -> JSONValue? {
        guard let expression else { return values.first ?? nil }
        return try ExpressionEvaluator.value(of: expression, values, bounds: bounds).json
    }

    /// A value as metadata holds it; nil for one that removes.
    private static func text(_ value: JSONValue) throws(ExpressionError) -> String? {
        switch value {
        case .null: nil
        case .array, .object: throw ExpressionError("metadata holds single values only")
        case .string, .boolean, .natural, .negative, .float: try ExpressionValue(value).display
        }
    }
}
