/// The part of a temperature measurement by which the sample's filter decides.
struct TemperatureReading: Hashable, Sendable {
    /// The value; nil where it is missing or null.
    var value: Double?
    /// Whether the unit is °C; otherwise it is °F.
    var isCelsius: Bool
}
