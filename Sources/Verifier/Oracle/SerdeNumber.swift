/// A JSON number as `serde_json` hands it on.
enum SerdeNumber: Hashable, Sendable {
    /// An integer without a sign.
    case unsigned(UInt64)
    /// An integer below zero.
    case negative(Int64)
    /// Any other number, rounded as ``SerdeReader`` rounds.
    case float(Double)

    /// As a double: integers are converted correctly rounded.
    var double: Double {
        switch self {
        case .unsigned(let value): Double(value)
        case .negative(let value): Double(value)
        case .float(let value): value
        }
    }
}
