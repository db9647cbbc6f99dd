/// What the samples' accumulate modules keep of a window's values.
///
/// The sum is in the order in which values came, and the last is the one with the newest whole
/// second, the later of two with the same: the module compares seconds first and lets equal ones
/// pass.
struct SampleStatistics {
    private(set) var count: UInt64 = 0
    private var sum = 0.0
    private var maximum = -Double.greatestFiniteMagnitude
    private var minimum = Double.greatestFiniteMagnitude
    private var last = 0.0
    private var lastSecond: Int64 = 0
    /// The time of the last value, in milliseconds since 1970.
    private(set) var lastTime: Int64 = 0

    mutating func add(_ value: Double, at time: Int64) {
        sum += value
        count += 1
        if value > maximum { maximum = value }
        if value < minimum { minimum = value }
        if time / 1_000 >= lastSecond {
            last = value
            lastSecond = time / 1_000
            lastTime = time
        }
    }

    /// The members as the modules write them, with Rust's way of showing numbers.
    var members: String {
        let average = sum / Double(count)
        return #""count":\#(count),"max":\#(Self.text(maximum)),"min":\#(Self.text(minimum)),"#
            + #""average":\#(Self.text(average)),"last":\#(Self.text(last))"#
    }

    private static func text(_ value: Double) -> String { ExpressionValue.float(value).display }
}
