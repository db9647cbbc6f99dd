/// What the graph does in a simulation: passes a value strictly between two bounds.
///
/// Written for itself, so that a run compares two opinions and not one with itself.
struct SimulatedFilter {
    var lower: Double
    var upper: Double

    /// Whether a payload such as `{"temperature":{"value":3021,"unit":"C"}}` passes.
    func passes(_ payload: [UInt8]) -> Bool {
        let text = payload.dropFirst(#"{"temperature":{"value":"#.utf8.count)
        guard let end = text.firstIndex(of: UInt8(ascii: ",")),
            let value = Double(String(decoding: text[..<end], as: UTF8.self))
        else { return false }
        return value > lower && value < upper
    }
}
