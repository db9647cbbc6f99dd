/// What a result says of the measurements of its window.
struct ObservedStatistics: Hashable, Sendable {
    var count: UInt64
    var maximum: Double
    var minimum: Double
    var average: Double
    var last: Double
    /// Nil for humidities, which say no unit.
    var isCelsius: Bool?
    /// Nil where it is not said.
    var overtemp: Bool?

    /// Reads one; nil where a field is missing or is none that it must be.
    init?(_ json: JSONValue, of measure: WindowRole.Measure) {
        guard case .object(let object) = json, case .number(.unsigned(let count))? = json["count"],
            let maximum = json["max"]?.double, let minimum = json["min"]?.double,
            let average = json["average"]?.double, let last = json["last"]?.double
        else { return nil }
        var keys = ["count", "max", "min", "average", "last"]
        if measure == .temperature {
            switch json["unit"] {
            case .string([UInt8(ascii: "C")]): isCelsius = true
            case .string([UInt8(ascii: "F")]): isCelsius = false
            default: return nil
            }
            keys.append("unit")
            switch json["overtemp"] {
            case .boolean(let value)?:
                overtemp = value
                keys.append("overtemp")
            case nil: overtemp = nil
            default: return nil
            }
        }
        let known = keys.map { Array($0.utf8) }
        guard !object.repeatsKeys, object.members.allSatisfy({ known.contains($0.key) }) else {
            return nil
        }
        self.count = count
        self.maximum = maximum
        self.minimum = minimum
        self.average = average
        self.last = last
    }
}
