/// What the sample's modules make of a payload: an externally tagged enumeration.
///
///     {"temperature": {"value": N, "count": N, …, "unit": "C", "overtemp": false}}
///     {"humidity": {…}}   {"object": {"result": "…"}}   {"sensor_data": {…}}
///
/// One key at the top, no more. Inside, keys that are not known are passed over, known ones may
/// stand once, and a list in the order of the fields does as well as an object.
enum SampleMeasurement: Hashable, Sendable {
    /// A temperature.
    case temperature(SampleTemperature)
    /// A humidity; its value is nil where it is missing or null.
    case humidity(Double?)
    /// An object or sensor data, well formed.
    case other

    /// Reads a payload.
    ///
    /// - Parameter payload: The bytes.
    /// - Throws: Why the modules' parser refuses them.
    init(_ payload: [UInt8]) throws(SerdeFailure) {
        var reader = SerdeReader(payload)
        try reader.take("{")
        let kind = try reader.string()
        try reader.take(":")
        switch String(decoding: kind, as: UTF8.self) {
        case "temperature": self = .temperature(try Self.temperature(&reader))
        case "humidity": self = .humidity(try Self.humidity(&reader))
        case "object":
            try Self.object(&reader)
            self = .other
        case "sensor_data":
            try Self.sensorData(&reader)
            self = .other
        default: throw SerdeFailure("the key at the top names no kind of measurement")
        }
        guard reader.peekToken() == UInt8(ascii: "}") else {
            throw SerdeFailure("there is more than one key at the top")
        }
        try reader.take("}")
        try reader.end()
    }

    private static func temperature(
        _ reader: inout SerdeReader
    ) throws(SerdeFailure) -> SampleTemperature {
        var result = SampleTemperature(isCelsius: false)
        var hasUnit = false
        let names = ["value", "count", "max", "min", "average", "last", "unit", "overtemp"]
        try reader.structure(names) { (reader, name) throws(SerdeFailure) in
            switch name {
            case "value": result.value = try reader.takeNull() ? nil : try reader.number().double
            case "count": result.count = try reader.unsignedInteger()
            case "max": result.max = try reader.number().double
            case "min": result.min = try reader.number().double
            case "average": result.average = try reader.number().double
            case "last": result.last = try reader.number().double
            case "overtemp": result.overtemp = try reader.boolean()
            default:
                result.isCelsius = try unit(&reader)
                hasUnit = true
            }
        }
        guard hasUnit else { throw SerdeFailure("the unit is missing") }
        return result
    }

    /// The value of a temperature; nil for anything else and where there is none.
    static func value(in payload: [UInt8]) -> Double? {
        guard case .temperature(let temperature)? = try? SampleMeasurement(payload) else {
            return nil
        }
        return temperature.value
    }

    private static func humidity(_ reader: inout SerdeReader) throws(SerdeFailure) -> Double? {
        let names = ["value", "count", "max", "min", "average", "last"]
        var value: Double?
        try reader.structure(names) { (reader, name) throws(SerdeFailure) in
            switch name {
            case "value": value = try reader.takeNull() ? nil : try reader.number().double
            case "count": _ = try reader.unsignedInteger()
            default: _ = try reader.number()
            }
        }
        return value
    }

    private static func object(_ reader: inout SerdeReader) throws(SerdeFailure) {
        var hasResult = false
        try reader.structure(["result"]) { (reader, _) throws(SerdeFailure) in
            _ = try reader.string()
            hasResult = true
        }
        guard hasResult else { throw SerdeFailure("the result is missing") }
    }

    private static func sensorData(_ reader: inout SerdeReader) throws(SerdeFailure) {
        let names = ["temperature", "humidity", "object"]
        try reader.structure(names) { (reader, name) throws(SerdeFailure) in
            try reader.take("[")
            var isFirst = true
            while try reader.beginElement(isFirst: isFirst) {
                isFirst = false
                switch name {
                case "temperature": _ = try temperature(&reader)
                case "humidity": _ = try humidity(&reader)
                default: try object(&reader)
                }
            }
            try reader.take("]")
        }
    }

    /// Whether the unit is °C: `"C"`, or the long form `{"C":null}`; the same for °F.
    private static func unit(_ reader: inout SerdeReader) throws(SerdeFailure) -> Bool {
        let isLong = reader.peekToken() == UInt8(ascii: "{")
        if isLong { try reader.take("{") }
        let name = try reader.string()
        if isLong {
            try reader.take(":")
            guard try reader.takeNull() else { throw SerdeFailure("the unit holds something") }
            try reader.take("}")
        }
        switch name {
        case [UInt8(ascii: "C")]: return true
        case [UInt8(ascii: "F")]: return false
        default: throw SerdeFailure("the unit is neither C nor F")
        }
    }
}
