import Scenarios

/// An operation that makes one message of those of a window, written from its source.
protocol GatheringStage: Sendable {
    /// The semantics it implements.
    static var semantics: ModuleSemantics { get }

    /// How long its own windows are, in milliseconds; nil where a delay before it says.
    var length: Int64? { get }

    /// Starts the module with its configuration.
    init(parameters: [String: String]) throws(ConfigurationError)

    /// Makes the result of a window's messages, in the order in which they came; at least one.
    ///
    /// - Parameters:
    ///   - data: The messages.
    ///   - end: When the window ends, in milliseconds since 1970.
    /// - Returns: The result, or what the module does instead.
    func gather(_ data: [WindowDatum], until end: Int64) -> GatheringResult
}

/// What a window's messages become.
enum GatheringResult {
    /// One message, with its time in milliseconds since 1970.
    case message(GraphMessage, time: Int64)
    /// The module returns an error: the messages end here.
    case error(String)
    /// The module panics: the messages end here.
    case trap(String)
}
