import Scenarios

/// `enrichment/map` of the explore repository: marks what was too hot, and remembers that.
///
/// A temperature above 100 sets the mark and the state store's `overtemp`, one whose minimum is
/// below 0 clears both; in between the store decides. Values of single readings go, and so does the
/// content type; the topic becomes `sensors`. What is no collection is an error.
///
/// Source: explore-iot-operations, `samples/wasm/operators/enrichment`.
struct ExploreEnrichmentMap: StatefulStage {
    static let semantics = ModuleSemantics.exploreEnrichmentMap
    static let kind = DataFlow.Kind.map

    private static let key = "overtemp"

    init(parameters: [String: String]) {}

    func process(_ message: inout GraphMessage, _ state: inout GraphMemory) -> StageVerdict {
        let measurement: SampleMeasurement
        do throws(Trap) {
            measurement = try SampleMeasurement(parsing: message.payload)
        } catch {
            return .trap(error.reason)
        }
        guard case .collection(var collection) = measurement else {
            return .error("the measurement is of another type")
        }
        for index in collection.temperatures.indices {
            Self.mark(&collection.temperatures[index], &state)
        }
        message.topic = Array("sensors".utf8)[...]
        message.contentType = nil
        message.payload = Array(collection.json.utf8)[...]
        return .pass
    }

    private static func mark(_ temperature: inout SampleTemperature, _ state: inout GraphMemory) {
        if temperature.maximum > 100 {
            temperature.isOvertemperature = true
            state.store[key] = "true"
        } else if temperature.minimum < 0 {
            temperature.isOvertemperature = false
            state.store[key] = "false"
        } else if state.store[key] == "true" {
            temperature.isOvertemperature = true
        }
        temperature.value = nil
    }
}
