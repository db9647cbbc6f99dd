/// How hard the sender tries: MQTT 5, section 4.3.
///
/// Quality 2 is not offered by the target brokers.
public enum QualityOfService: UInt8, Sendable, Hashable, Comparable, CaseIterable {
    /// At most once: no acknowledgement, loss is legal.
    case atMostOnce = 0
    /// At least once: acknowledged, duplicates are legal.
    case atLeastOnce = 1

    /// Whether the left quality promises less.
    public static func < (left: QualityOfService, right: QualityOfService) -> Bool {
        left.rawValue < right.rawValue
    }
}
