import Messaging
import Scenarios

/// `temperature/map` of the explore repository: °F becomes °C.
///
/// A temperature in °F is written anew from the module's struct, so it gains all fields and loses
/// those that the struct does not know; everything else keeps its bytes. What it cannot parse is an
/// error, but a temperature in °F without a value is a panic.
///
/// Source: explore-iot-operations, `samples/wasm/operators/temperature`.
struct ExploreTemperatureMap: GraphStage {
    static let semantics = ModuleSemantics.exploreTemperatureMap
    static let kind = DataFlow.Kind.map

    init(parameters: [String: String]) {}

    func process(_ message: inout GraphMessage, bounds: BoundRule) -> StageVerdict {
        let measurement: SampleMeasurement
        do throws(Trap) {
            measurement = try SampleMeasurement(parsing: message.payload)
        } catch {
            return .error(error.reason)
        }
        if case .temperature(var temperature) = measurement, temperature.unit == .fahrenheit {
            guard let value = temperature.value else {
                return .trap("the temperature has no value")
            }
            // In the module's order: each step rounds.
            temperature.value = (value - 32) * 5 / 9
            temperature.unit = .celsius
            message.payload = Array(temperature.json.utf8)[...]
        }
        if message.hasProperty("test_property_key") {
            let name = Array("test_property_key".utf8)
            message.userProperties = message.userProperties.map {
                $0.name == name ? UserProperty("test_property_key", "new_value") : $0
            }
        }
        return .pass
    }
}
