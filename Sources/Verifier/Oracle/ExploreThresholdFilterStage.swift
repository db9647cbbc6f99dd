import Scenarios

/// The explore repository's filter in Python.
///
/// Passes what is at least `temperature_threshold` (20 where none is set or Python cannot read it)
/// after °F has been converted; every unit but `F` and `f` counts as °C, as does a missing one.
/// Passes what has no `value` in its `temperature`. Whatever raises an exception is an error: text
/// that is no JSON, values that are no numbers, units that are no text.
/// Source: Azure-Samples/explore-iot-operations, `samples/wasm-python/operators/filter/filter.py`.
final class ExploreThresholdFilterStage: OracleStage {
    static let semantics = ModuleSemantics.exploreThresholdFilter
    static let kind = DataFlow.Kind.filter

    private let threshold: Double

    init(parameters: [String: String]) {
        threshold = parameters["temperature_threshold"].flatMap(RustFloat.value(of:)) ?? 20
    }

    func verdict(on message: OracleMessage) -> StageVerdict {
        do throws(SerdeFailure) {
            guard let celsius = try celsius(in: message.payload) else { return .passUnchanged }
            return celsius >= threshold ? .passUnchanged : .drop
        } catch {
            return .fail(reason: error.reason)
        }
    }

    func value(in message: OracleMessage) -> Double? {
        (try? JSONValue(message.payload, as: .python))?["temperature"]?["value"]?.double
    }

    /// The temperature that is compared; nil where the message passes without.
    private func celsius(in payload: [UInt8]) throws(SerdeFailure) -> Double? {
        guard String(validating: payload, as: UTF8.self) != nil else {
            throw SerdeFailure("the payload is not UTF-8")
        }
        let json = try JSONValue(payload, as: .python)
        guard let temperature = try member("temperature", of: json),
            let field = try member("value", of: temperature)
        else { return nil }
        let isFahrenheit: Bool
        switch temperature["unit"] {
        case nil: isFahrenheit = false
        case .string(let unit): isFahrenheit = unit == [0x46] || unit == [0x66]
        default: throw SerdeFailure("the unit is no text")
        }
        let value: Double
        switch field {
        case .number(let number): value = number.double
        // Python counts with them: true is one.
        case .boolean(let truth): value = truth ? 1 : 0
        default: throw SerdeFailure("the value is no number")
        }
        return isFahrenheit ? (value - 32) * 5 / 9 : value
    }

    /// `json[key]` behind `key in json`: lists and texts are searched by `in`, but have no keys.
    private func member(_ key: String, of json: JSONValue) throws(SerdeFailure) -> JSONValue? {
        let word = Array(key.utf8)
        switch json {
        case .object(let object): return object[word]
        case .list(let elements) where !elements.contains(.string(word)): return nil
        case .string(let text) where !holds(text, word): return nil
        default: throw SerdeFailure("\"\(key)\" is looked for in what is no object")
        }
    }

    private func holds(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        text.indices.contains { text[$0...].starts(with: word) }
    }
}
