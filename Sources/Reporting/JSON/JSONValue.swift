/// A JSON value whose objects keep the order in which their members were added.
enum JSONValue: Hashable {
    /// `null`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A whole number, written with all its digits.
    case integer(Int64)
    /// A whole number above 0, written with all its digits.
    case unsigned(UInt64)
    /// Any other number, in the shortest form that reads back the same; `null` if not finite.
    case number(Double)
    /// Text.
    case string(String)
    /// Values in order.
    case array([JSONValue])
    /// Members in order.
    case object(JSONObject)

    /// A list of texts.
    static func strings(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }
}
