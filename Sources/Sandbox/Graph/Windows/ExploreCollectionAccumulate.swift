import Scenarios

/// `collection/accumulate` of the explore repository: what came of a window in one message.
///
/// Temperatures, humidities and objects are each put in a list, in the order in which they came. A
/// collection among them, and what it cannot parse, is a panic.
///
/// Source: explore-iot-operations, `samples/wasm/operators/collection`.
struct ExploreCollectionAccumulate: GatheringStage {
    static let semantics = ModuleSemantics.exploreCollectionAccumulate

    var length: Int64? { nil }

    init(parameters: [String: String]) {}

    func gather(_ data: [WindowDatum], until end: Int64) -> GatheringResult {
        var collection = SampleCollection()
        do throws(Trap) {
            for datum in data {
                switch try SampleMeasurement(parsing: datum.message.payload) {
                case .temperature(let temperature): collection.temperatures.append(temperature)
                case .humidity(let humidity): collection.humidities.append(humidity)
                case .object(let result): collection.objects.append(result)
                case .collection: throw Trap("the measurement is of another type")
                }
            }
        } catch {
            return .trap(error.reason)
        }
        return .message(GraphMessage(topic: [], payload: collection.json), time: end)
    }
}
