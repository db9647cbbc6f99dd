/// What one message puts into the result of its window.
enum Datum: Hashable, Sendable {
    /// A measurement; humidities count as °C, which they do not say.
    case measurement(Double, isCelsius: Bool)
    /// The inputs of a window's rules, nil where the message has none.
    case inputs([ExpressionValue?])
}
