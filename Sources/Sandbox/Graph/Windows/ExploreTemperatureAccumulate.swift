import Scenarios

/// `temperature/accumulate` of the explore repository: statistics of a window's temperatures.
///
/// Anything that is no temperature, and one without a value, is a panic, and the window with it. The
/// unit and the topic are those of the latest message.
///
/// Source: explore-iot-operations, `samples/wasm/operators/temperature`.
struct ExploreTemperatureAccumulate: GatheringStage {
    static let semantics = ModuleSemantics.exploreTemperatureAccumulate

    var length: Int64? { nil }

    init(parameters: [String: String]) {}

    func gather(_ data: [WindowDatum], until end: Int64) -> GatheringResult {
        var statistics = SampleStatistics()
        var unit = SampleTemperature.Unit.celsius
        var topic: ArraySlice<UInt8> = []
        do throws(Trap) {
            for datum in data {
                guard
                    case .temperature(let temperature) = try SampleMeasurement(
                        parsing: datum.message.payload
                    )
                else { throw Trap("the measurement is of another type") }
                guard let value = temperature.value else {
                    throw Trap("the temperature has no value")
                }
                statistics.add(value, at: datum.time)
                unit = temperature.unit
                topic = datum.message.topic
            }
        } catch {
            return .trap(error.reason)
        }
        let text = #"{"temperature":{\#(statistics.members),"unit":"\#(unit.rawValue)"}}"#
        return .message(GraphMessage(topic: topic, payload: text), time: statistics.lastTime)
    }
}
