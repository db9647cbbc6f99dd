/// What the filters of both sample repositories do once they have their bounds.
///
/// Passes a temperature in °C strictly between the bounds, drops any other measurement it can read
/// (°F included, whatever its value), and panics on everything else.
struct ExclusiveTemperatureRange: Sendable {
    let lower: Double
    let upper: Double
    private let usual = UsualTemperatureShape()

    init(lower: Double, upper: Double) {
        self.lower = lower
        self.upper = upper
    }

    func verdict(on payload: [UInt8]) -> StageVerdict {
        if let reading = usual.reading(of: payload) { return judge(reading) }
        return carefulVerdict(on: payload)
    }

    /// The verdict without the short cut for the common shape.
    func carefulVerdict(on payload: [UInt8]) -> StageVerdict {
        do throws(SerdeFailure) {
            switch try SampleMeasurement(payload) {
            case .temperature(let temperature): return judge(temperature.reading)
            case .humidity, .other: return .drop
            }
        } catch {
            return .trap(reason: error.reason)
        }
    }

    private func judge(_ reading: TemperatureReading) -> StageVerdict {
        guard reading.isCelsius else { return .drop }
        guard let value = reading.value else { return .trap(reason: "a °C reading has no value") }
        return value < upper && value > lower ? .passUnchanged : .drop
    }
}
