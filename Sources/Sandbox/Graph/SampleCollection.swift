/// What the samples' modules collect of a window.
struct SampleCollection: Hashable {
    var temperatures: [SampleTemperature] = []
    var humidities: [SampleHumidity] = []
    /// What was seen in pictures.
    var objects: [String] = []

    /// The measurement as the modules write it.
    var json: String {
        let temperatures = temperatures.map { "{\($0.members)}" }.joined(separator: ",")
        let humidities = humidities.map { "{\($0.members)}" }.joined(separator: ",")
        let objects = objects.map {
            JSONValue.object([.init(key: "result", value: .string($0))]).text
        }
        .joined(separator: ",")
        return #"{"sensor_data":{"temperature":[\#(temperatures)],"humidity":[\#(humidities)],"#
            + #""object":[\#(objects)]}}"#
    }
}
