import Scenarios

/// The filter of the documentation's example in Rust: a number at `temperature.value` must lie
/// between two bounds, both inclusive; whatever has no number there passes.
///
/// Source: _Understand WebAssembly modules and graph definitions_, 2 June 2026.
struct DocumentationTemperatureFilter: GraphStage {
    static let semantics = ModuleSemantics.documentationTemperatureFilter
    static let kind = DataFlow.Kind.filter

    private let lower: Double
    private let upper: Double

    init(parameters: [String: String]) {
        lower = parameters["temperature_lower_bound"].flatMap(RustNumber.init)?.value ?? -40
        upper = parameters["temperature_upper_bound"].flatMap(RustNumber.init)?.value ?? 3_422
    }

    func process(_ message: inout GraphMessage, bounds: BoundRule) -> StageVerdict {
        let payload: JSONValue
        do throws(Trap) {
            payload = try JSONValue(parsing: message.payload)
        } catch {
            return .error(error.reason)
        }
        guard let value = payload["temperature"]?["value"]?.double else { return .pass }
        let isInside =
            switch bounds {
            case .asDefined: value >= lower && value <= upper
            case .flipped: value > lower && value < upper
            }
        return isInside ? .pass : .drop
    }
}
