/// A temperature payload: `{"temperature":{"value":N,"unit":"C"}}`.
public struct TemperaturePayload: Hashable, Sendable {
    /// The units a payload can state.
    ///
    /// Stated, not converted: the value is in this unit.
    public enum Unit: String, Sendable, CaseIterable {
        /// Degrees Celsius.
        case celsius = "C"
        /// Degrees Fahrenheit.
        case fahrenheit = "F"
    }

    /// The smallest value, in the payload's unit.
    public var minimum: Double
    /// The largest value, in the payload's unit.
    public var maximum: Double
    /// How many decimals a value is rounded to: 0 gives whole numbers, at most 12.
    ///
    /// The limit is where the sample's decimal parser and a correctly rounding one still agree.
    public var decimals: Int
    /// The unit stated in the payload.
    public var unit: Unit
    /// The share of slots, in millionths, that carry a value at or beside one of ``bounds``.
    public var boundaryShareMillionths: UInt32
    /// The bounds of the graph's filters, whose neighbourhood is probed.
    public var bounds: [Double]

    /// Creates a payload description.
    public init(
        minimum: Double,
        maximum: Double,
        decimals: Int = 0,
        unit: Unit = .celsius,
        boundaryShareMillionths: UInt32 = 0,
        bounds: [Double] = []
    ) {
        self.minimum = minimum
        self.maximum = maximum
        self.decimals = decimals
        self.unit = unit
        self.boundaryShareMillionths = boundaryShareMillionths
        self.bounds = bounds
    }
}
