/// A temperature as the sample's modules hold it; fields that a payload leaves out are zero.
struct SampleTemperature: Hashable, Sendable {
    /// The value; nil where it is missing or null.
    var value: Double?
    var count: UInt64 = 0
    var max = 0.0
    var min = 0.0
    var average = 0.0
    var last = 0.0
    /// Whether the unit is °C; otherwise it is °F.
    var isCelsius: Bool
    var overtemp = false

    /// What the filters decide by.
    var reading: TemperatureReading { TemperatureReading(value: value, isCelsius: isCelsius) }

    /// The payload that the modules write: all fields in the order of the structure, the value
    /// only where there is one.
    var payload: [UInt8] {
        let number = RustFloatText.text(of:)
        let value = value.map { #""value":\#(number($0)),"# } ?? ""
        let statistics =
            #""count":\#(count),"max":\#(number(max)),"min":\#(number(min)),"#
            + #""average":\#(number(average)),"last":\#(number(last)),"#
        let unit = isCelsius ? "C" : "F"
        let text = value + statistics + #""unit":"\#(unit)","overtemp":\#(overtemp)"#
        return Array((#"{"temperature":{"# + text + "}}").utf8)
    }
}
