public import Quantities

/// Something that happened to the run as a whole, in words.
public struct Incident: Hashable, Sendable {
    /// When, after the start of the schedule.
    public var at: Nanoseconds
    /// What, in one sentence without a full stop.
    public var sentence: String

    /// Creates an incident.
    public init(at: Nanoseconds, sentence: String) {
        self.at = at
        self.sentence = sentence
    }
}
