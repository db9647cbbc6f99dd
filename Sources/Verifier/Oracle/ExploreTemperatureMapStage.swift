import Scenarios

/// `temperature/map` of the explore repository.
///
/// °F becomes °C and the payload is written anew, with every field of the structure and without the
/// keys it does not know; anything else stays byte for byte. Values of the user property
/// `test_property_key` become `new_value`. What it cannot parse is an error; °F without a value
/// makes it panic.
/// Source: Azure-Samples/explore-iot-operations, `samples/wasm/operators/temperature/src/lib.rs`.
final class ExploreTemperatureMapStage: OracleStage {
    static let semantics = ModuleSemantics.exploreTemperatureMap
    static let kind = DataFlow.Kind.map

    private let usual = UsualTemperatureShape()

    var changesPayloads: Bool { true }

    /// Its value becomes `new_value`.
    var writtenProperties: Set<String> { ["test_property_key"] }

    init(parameters: [String: String]) {}

    func verdict(on message: OracleMessage) -> StageVerdict {
        if let reading = usual.reading(of: message.payload), reading.isCelsius {
            return verdict(message)
        }
        do throws(SerdeFailure) {
            guard case .temperature(var temperature) = try SampleMeasurement(message.payload),
                !temperature.isCelsius
            else { return verdict(message) }
            guard let value = temperature.value else {
                return .trap(reason: "a °F reading has no value")
            }
            temperature.value = (value - 32) * 5 / 9
            temperature.isCelsius = true
            return .pass(renamed(message.rewritten(as: temperature.payload)))
        } catch {
            return .fail(reason: error.reason)
        }
    }

    func value(in message: OracleMessage) -> Double? {
        SampleMeasurement.value(in: message.payload)
    }

    private func verdict(_ unchanged: OracleMessage) -> StageVerdict {
        let isListed = unchanged.envelope.properties.contains { $0.name == "test_property_key" }
        return isListed ? .pass(renamed(unchanged)) : .passUnchanged
    }

    private func renamed(_ message: OracleMessage) -> OracleMessage {
        var message = message
        for index in message.envelope.properties.indices
        where message.envelope.properties[index].name == "test_property_key" {
            message.envelope.properties[index].value = "new_value"
        }
        return message
    }
}
