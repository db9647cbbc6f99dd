import Scenarios

/// The explore repository's filter in Python: a temperature must be at least a threshold in °C; °F
/// is converted first, and whatever has no temperature passes.
///
/// Follows Python where it differs from JSON: `in` looks into texts and lists too, `true` is 1, and
/// every type that does not fit is an exception, which ends the message as an error.
///
/// Source: explore-iot-operations, `samples/wasm-python/operators/filter/filter.py`.
struct ExploreThresholdFilter: GraphStage {
    static let semantics = ModuleSemantics.exploreThresholdFilter
    static let kind = DataFlow.Kind.filter

    private let threshold: Double

    init(parameters: [String: String]) {
        threshold = parameters["temperature_threshold"].flatMap(PythonValue.float) ?? 20
    }

    func process(_ message: inout GraphMessage, bounds: BoundRule) -> StageVerdict {
        do throws(Trap) {
            guard let celsius = try Self.celsius(in: PythonValue(parsing: message.payload)) else {
                return .pass
            }
            let isEnough =
                switch bounds {
                case .asDefined: celsius >= threshold
                case .flipped: celsius > threshold
                }
            return isEnough ? .pass : .drop
        } catch {
            return .error(error.reason)
        }
    }

    /// The temperature in °C; nil where the message holds none.
    private static func celsius(in payload: PythonValue) throws(Trap) -> Double? {
        guard try payload.contains("temperature") else { return nil }
        let temperature = try payload.item("temperature")
        guard try temperature.contains("value") else { return nil }
        let value = try temperature.item("value")
        guard let unit = try temperature.item("unit", else: .string("C")).string else {
            throw Trap("the unit is no text")
        }
        guard let number = value.number else { throw Trap("the value is no number") }
        guard unit.uppercased() == "F" else { return number }
        guard number.isFinite || value.isFloat else { throw Trap("the value is out of range") }
        return (number - 32) * 5 / 9
    }
}
