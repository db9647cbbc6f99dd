/// What the sample's module understands of a payload: an object with exactly one key, which names
/// the kind of measurement.
///
/// Reads as the module's deserialiser does (serde, struct fields by name or by position), because
/// everything it does not accept is a panic there.
enum SampleMeasurement: Hashable {
    /// A temperature.
    case temperature(SampleTemperature)
    /// A humidity.
    case humidity(SampleHumidity)
    /// What was seen in a picture.
    case object(String)
    /// What was collected of a window.
    case collection(SampleCollection)

    private static let temperatureFields = [
        "value", "count", "max", "min", "average", "last", "unit", "overtemp",
    ]
    private static let humidityFields = ["value", "count", "max", "min", "average", "last"]
    private static let collectionFields = ["temperature", "humidity", "object"]

    /// Reads a payload.
    init(parsing payload: ArraySlice<UInt8>) throws(Trap) {
        var cursor = JSONCursor(payload)
        self = try cursor.variant { (cursor, name) throws(Trap) in
            switch name {
            case "temperature": .temperature(try Self.temperature(&cursor))
            case "humidity": .humidity(try Self.humidity(&cursor))
            case "object": .object(try Self.object(&cursor))
            case "sensor_data": .collection(try Self.collection(&cursor))
            default: throw Trap("the kind of measurement is unknown")
            }
        }
        try cursor.end()
    }

    private static func temperature(
        _ cursor: inout JSONCursor
    ) throws(Trap) -> SampleTemperature {
        // The unit has no default, so it stands here only until it is read.
        var temperature = SampleTemperature(unit: .celsius)
        var hasUnit = false
        try cursor.fields(temperatureFields) { (cursor, field) throws(Trap) in
            switch field {
            case 0: temperature.value = try cursor.optionalDouble()
            case 1: temperature.count = try cursor.count()
            case 2: temperature.maximum = try cursor.double()
            case 3: temperature.minimum = try cursor.double()
            case 4: temperature.average = try cursor.double()
            case 5: temperature.last = try cursor.double()
            case 6:
                temperature.unit = try Self.unit(&cursor)
                hasUnit = true
            default: temperature.isOvertemperature = try cursor.boolean()
            }
        }
        guard hasUnit else { throw Trap("the temperature has no unit") }
        return temperature
    }

    private static func unit(_ cursor: inout JSONCursor) throws(Trap) -> SampleTemperature.Unit {
        var name = ""
        if cursor.isAtObject {
            // A variant without content may also be written as an object with a null.
            name = try cursor.variant { (cursor, name) throws(Trap) in
                try cursor.null()
                return name
            }
        } else {
            name = try cursor.string()
        }
        guard let unit = SampleTemperature.Unit(rawValue: name) else {
            throw Trap("the unit is unknown")
        }
        return unit
    }

    private static func humidity(_ cursor: inout JSONCursor) throws(Trap) -> SampleHumidity {
        var humidity = SampleHumidity()
        try cursor.fields(humidityFields) { (cursor, field) throws(Trap) in
            switch field {
            case 0: humidity.value = try cursor.optionalDouble()
            case 1: humidity.count = try cursor.count()
            case 2: humidity.maximum = try cursor.double()
            case 3: humidity.minimum = try cursor.double()
            case 4: humidity.average = try cursor.double()
            default: humidity.last = try cursor.double()
            }
        }
        return humidity
    }

    private static func object(_ cursor: inout JSONCursor) throws(Trap) -> String {
        var result: String?
        try cursor.fields(["result"]) { (cursor, _) throws(Trap) in
            result = try cursor.string()
        }
        guard let result else { throw Trap("the object has no result") }
        return result
    }

    private static func collection(_ cursor: inout JSONCursor) throws(Trap) -> SampleCollection {
        var collection = SampleCollection()
        try cursor.fields(collectionFields) { (cursor, field) throws(Trap) in
            try cursor.elements { (cursor) throws(Trap) in
                switch field {
                case 0: collection.temperatures.append(try Self.temperature(&cursor))
                case 1: collection.humidities.append(try Self.humidity(&cursor))
                default: collection.objects.append(try Self.object(&cursor))
                }
            }
        }
        return collection
    }
}
