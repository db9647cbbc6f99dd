/// What the graph does in a simulation: passes a value strictly between two bounds.
///
/// Written for itself and not from the oracle, so that a run compares two opinions and not one with
/// itself.
public struct SimulatedFilter: Hashable, Sendable {
    private static let prefix = Array(#"{"temperature":{"value":"#.utf8)

    /// What a value must be above.
    public var lower: Double
    /// What a value must be below.
    public var upper: Double

    /// Creates a filter with these bounds, both exclusive.
    public init(lower: Double, upper: Double) {
        self.lower = lower
        self.upper = upper
    }

    /// Whether a payload such as `{"temperature":{"value":3021,"unit":"C"}}` passes.
    public func passes(_ payload: [UInt8]) -> Bool {
        guard let value = Self.value(in: payload) else { return false }
        return value > lower && value < upper
    }

    private static func value(in payload: [UInt8]) -> Double? {
        var whole: Int64 = 0
        var index = prefix.count
        // Nearly all are short whole numbers; anything else is the standard library's.
        while index < payload.count, index < prefix.count + 15 {
            let digit = payload[index] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            whole = whole * 10 + Int64(digit)
            index += 1
        }
        guard index < payload.count else { return nil }
        if payload[index] == UInt8(ascii: ","), index > prefix.count { return Double(whole) }
        let text = payload.dropFirst(prefix.count)
        guard let end = text.firstIndex(of: UInt8(ascii: ",")) else { return nil }
        return Double(String(decoding: text[..<end], as: UTF8.self))
    }
}
