public import Quantities
public import Scenarios

/// The kinds of payload source there are.
public enum PayloadSources {
    /// One line for each kind.
    public static let all: [any PayloadSource.Type] = [
        TemperaturePayloads.self
    ]

    /// The source that `payload` describes.
    public static func source(
        for payload: Workload.Payload,
        random: Philox2x64
    ) -> any PayloadSource {
        for type in all {
            if let source = type.init(payload, random: random) { return source }
        }
        preconditionFailure("PayloadSources.all has no kind for \(payload): add its line")
    }
}
