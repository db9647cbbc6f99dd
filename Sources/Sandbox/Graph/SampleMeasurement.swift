/// What the sample's module understands of a payload: an object with exactly one key, which names
/// the kind of measurement.
///
/// Reads as the module's deserialiser does (serde, struct fields by name or by position), because
/// everything it does not accept is a panic there.
enum SampleMeasurement: Hashable {
    /// The units the module knows.
    enum Unit {
        case celsius
        case fahrenheit
    }

    /// A temperature; the value may be missing.
    case temperature(Double?, unit: Unit)
    /// Well-formed, and of a kind that the filter drops.
    case other

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
            case "temperature":
                return try Self.temperature(&cursor)
            case "humidity":
                try Self.humidity(&cursor)
            case "object":
                try Self.object(&cursor)
            case "sensor_data":
                try Self.collection(&cursor)
            default:
                throw Trap("the kind of measurement is unknown")
            }
            return .other
        }
        try cursor.end()
    }

    private static func temperature(_ cursor: inout JSONCursor) throws(Trap) -> Self {
        var value: Double?
        var unit: Unit?
        try cursor.fields(temperatureFields) { (cursor, field) throws(Trap) in
            switch field {
            case 0: value = try cursor.optionalDouble()
            case 1: try cursor.count()
            case 6: unit = try Self.unit(&cursor)
            case 7: try cursor.boolean()
            default: _ = try cursor.double()
            }
        }
        guard let unit else { throw Trap("the temperature has no unit") }
        return .temperature(value, unit: unit)
    }

    private static func unit(_ cursor: inout JSONCursor) throws(Trap) -> Unit {
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
        switch name {
        case "C": return .celsius
        case "F": return .fahrenheit
        default: throw Trap("the unit is unknown")
        }
    }

    private static func humidity(_ cursor: inout JSONCursor) throws(Trap) {
        try cursor.fields(humidityFields) { (cursor, field) throws(Trap) in
            switch field {
            case 0: _ = try cursor.optionalDouble()
            case 1: try cursor.count()
            default: _ = try cursor.double()
            }
        }
    }

    private static func object(_ cursor: inout JSONCursor) throws(Trap) {
        var hasResult = false
        try cursor.fields(["result"]) { (cursor, _) throws(Trap) in
            _ = try cursor.string()
            hasResult = true
        }
        guard hasResult else { throw Trap("the object has no result") }
    }

    private static func collection(_ cursor: inout JSONCursor) throws(Trap) {
        try cursor.fields(collectionFields) { (cursor, field) throws(Trap) in
            try cursor.elements { (cursor) throws(Trap) in
                switch field {
                case 0: _ = try Self.temperature(&cursor)
                case 1: try Self.humidity(&cursor)
                default: try Self.object(&cursor)
                }
            }
        }
    }
}
