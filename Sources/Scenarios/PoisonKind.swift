/// A payload that a graph may not be able to process.
///
/// The samples' modules panic on what they cannot parse, and nobody has written down what the runtime
/// does then.
public enum PoisonKind: String, Sendable, CaseIterable {
    /// No byte at all.
    case empty
    /// Words.
    case text
    /// A temperature that ends in the middle.
    case truncated
    /// A number alone.
    case scalar
    /// `null`.
    case null
    /// An empty array.
    case array
    /// A temperature without a value.
    case noValue = "no-value"
    /// A temperature without a unit.
    case noUnit = "no-unit"
    /// A temperature in kelvin.
    case otherUnit = "other-unit"
    /// A value in quotation marks.
    case textValue = "text-value"
    /// A value that is no number: `NaN`.
    case notANumber = "not-a-number"
    /// A value beyond what a double holds: `1e400`.
    case tooLarge = "too-large"
    /// A whole number that a double rounds: 2^53 + 1.
    case unevenInteger = "uneven-integer"
    /// A thousand arrays one inside the other.
    case nested
    /// Bytes that are no UTF-8, in a field that modules ignore.
    case invalidText = "invalid-text"
    /// A byte order mark before a temperature.
    case byteOrderMark = "byte-order-mark"
    /// A key twice.
    case duplicateKey = "duplicate-key"
    /// A second key beside the temperature.
    case siblingKey = "sibling-key"
    /// A humidity.
    case humidity
    /// A temperature with a megabyte in a field that modules ignore; only if it is asked for.
    case megabyte

    /// Those that are sent where none are named.
    public static let usual = allCases.filter { $0 != .megabyte }

    /// The payload, byte for byte.
    public var payload: [UInt8] {
        switch self {
        case .empty: []
        case .text: Array("the quick brown fox".utf8)
        case .truncated: Array(#"{"temperature":{"value":30"#.utf8)
        case .scalar: Array("3000".utf8)
        case .null: Array("null".utf8)
        case .array: Array("[]".utf8)
        case .noValue: Self.temperature(#""unit":"C""#)
        case .noUnit: Self.temperature(#""value":3000"#)
        case .otherUnit: Self.temperature(#""value":3000,"unit":"K""#)
        case .textValue: Self.temperature(#""value":"3000","unit":"C""#)
        case .notANumber: Self.temperature(#""value":NaN,"unit":"C""#)
        case .tooLarge: Self.temperature(#""value":1e400,"unit":"C""#)
        case .unevenInteger: Self.temperature(#""value":9007199254740993,"unit":"C""#)
        case .nested:
            Array(String(repeating: "[", count: 1_000).utf8)
                + Array(String(repeating: "]", count: 1_000).utf8)
        case .invalidText:
            Array(#"{"temperature":{"note":""#.utf8) + [0xC3, 0x28, 0xFF]
                + Array(#"","value":3000,"unit":"C"}}"#.utf8)
        case .byteOrderMark: [0xEF, 0xBB, 0xBF] + Self.temperature(#""value":3000,"unit":"C""#)
        case .duplicateKey: Self.temperature(#""value":3000,"value":3000,"unit":"C""#)
        case .siblingKey: Array(#"{"temperature":{"value":3000,"unit":"C"},"site":"oslo"}"#.utf8)
        case .humidity: Array(#"{"humidity":{"value":40}}"#.utf8)
        case .megabyte:
            Array(#"{"temperature":{"note":""#.utf8)
                + [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
                + Array(#"","value":3000,"unit":"C"}}"#.utf8)
        }
    }

    private static func temperature(_ members: String) -> [UInt8] {
        Array(#"{"temperature":{\#(members)}}"#.utf8)
    }
}
