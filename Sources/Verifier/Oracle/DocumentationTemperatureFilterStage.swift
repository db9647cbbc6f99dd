import Scenarios

/// The filter in the documentation's example, in Rust.
///
/// Looks for a number at `temperature.value` of any JSON and passes it between the bounds, both
/// inclusive and whatever the unit; passes everything without such a number; what is no JSON is an
/// error. A bound that is missing or that Rust cannot read is replaced by −40 or 3422.
/// Source: learn.microsoft.com, Azure IoT Operations, _Understand WebAssembly modules_.
final class DocumentationTemperatureFilterStage: OracleStage {
    static let semantics = ModuleSemantics.documentationTemperatureFilter
    static let kind = DataFlow.Kind.filter

    private let lower: Double
    private let upper: Double

    init(parameters: [String: String]) {
        lower = parameters["temperature_lower_bound"].flatMap(RustFloat.value(of:)) ?? -40
        upper = parameters["temperature_upper_bound"].flatMap(RustFloat.value(of:)) ?? 3_422
    }

    func verdict(on message: OracleMessage) -> StageVerdict {
        do throws(SerdeFailure) {
            let json = try JSONValue(message.payload, as: .serde)
            guard let value = json["temperature"]?["value"]?.double else { return .passUnchanged }
            return value >= lower && value <= upper ? .passUnchanged : .drop
        } catch {
            return .fail(reason: error.reason)
        }
    }

    func value(in message: OracleMessage) -> Double? {
        (try? JSONValue(message.payload, as: .serde))?["temperature"]?["value"]?.double
    }
}
