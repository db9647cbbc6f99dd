import Scenarios

/// `humidity/accumulate` of the explore repository: statistics of a window's humidities.
///
/// What it cannot parse is a panic, a measurement of another type an error, and the window with it.
///
/// Source: explore-iot-operations, `samples/wasm/operators/humidity`.
struct ExploreHumidityAccumulate: GatheringStage {
    static let semantics = ModuleSemantics.exploreHumidityAccumulate

    var length: Int64? { nil }

    init(parameters: [String: String]) {}

    func gather(_ data: [WindowDatum], until end: Int64) -> GatheringResult {
        var statistics = SampleStatistics()
        var topic: ArraySlice<UInt8> = []
        do throws(Trap) {
            for datum in data {
                guard
                    case .humidity(let humidity) = try SampleMeasurement(
                        parsing: datum.message.payload
                    )
                else { return .error("the measurement is of another type") }
                guard let value = humidity.value else { throw Trap("the humidity has no value") }
                statistics.add(value, at: datum.time)
                topic = datum.message.topic
            }
        } catch {
            return .trap(error.reason)
        }
        let text = #"{"humidity":{\#(statistics.members)}}"#
        return .message(GraphMessage(topic: topic, payload: text), time: statistics.lastTime)
    }
}
