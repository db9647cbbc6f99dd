/// Whether a message must come out, by the number of its payload, as far as that was asked.
///
/// Payloads recur: the 6,001 whole degrees of the quickstart each a hundred times a minute. Where a
/// graph reads nothing but payloads, each is judged once. A byte for each payload.
struct PayloadVerdicts: Sendable {
    private static let unknown: UInt8 = 2

    private var values: [UInt8]

    /// Creates a table of `count` payloads of which nothing is known.
    init(count: Int) {
        values = Array(repeating: Self.unknown, count: count)
    }

    /// Whether there is no payload in the table.
    var isEmpty: Bool { values.isEmpty }

    /// Whether messages with the payload must come out; nil where that is not known.
    subscript(number: Int) -> Bool? {
        get { values[number] == Self.unknown ? nil : values[number] == 1 }
        set { values[number] = newValue.map { $0 ? 1 : 0 } ?? Self.unknown }
    }
}
