/// A temperature as the samples' modules hold it: the struct that they read and write.
struct SampleTemperature: Hashable {
    /// The units the modules know.
    enum Unit: String {
        case celsius = "C"
        case fahrenheit = "F"
    }

    /// May be missing.
    var value: Double?
    var count: UInt64 = 0
    var maximum = 0.0
    var minimum = 0.0
    var average = 0.0
    var last = 0.0
    var unit: Unit
    var isOvertemperature = false

    /// The measurement as the module writes it.
    var json: String { #"{"temperature":{\#(members)}}"# }

    /// Its members: every field, in the order of the struct, but a value that is missing.
    var members: String {
        let value = value.map { #""value":\#(RustFloatText($0).text),"# } ?? ""
        return value + #""count":\#(count),"#
            + #""max":\#(RustFloatText(maximum).text),"min":\#(RustFloatText(minimum).text),"#
            + #""average":\#(RustFloatText(average).text),"last":\#(RustFloatText(last).text),"#
            + #""unit":"\#(unit.rawValue)","overtemp":\#(isOvertemperature)"#
    }
}
