/// A humidity as the samples' modules hold it.
struct SampleHumidity: Hashable {
    /// May be missing.
    var value: Double?
    var count: UInt64 = 0
    var maximum = 0.0
    var minimum = 0.0
    var average = 0.0
    var last = 0.0

    /// Its members as the modules write them, but a value that is missing.
    var members: String {
        let value = value.map { #""value":\#(RustFloatText($0).text),"# } ?? ""
        return value + #""count":\#(count),"max":\#(RustFloatText(maximum).text),"#
            + #""min":\#(RustFloatText(minimum).text),"average":\#(RustFloatText(average).text),"#
            + #""last":\#(RustFloatText(last).text)"#
    }
}
