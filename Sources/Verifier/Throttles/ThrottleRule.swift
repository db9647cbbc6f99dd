import Quantities
import Scenarios

/// How often a throttle lets messages of some topics pass.
struct ThrottleRule: Sendable {
    /// The topics that it is about; all of them take turns.
    let topics: TopicFilter
    /// How long after a message that passed the next one can; nil where none ever passes.
    let interval: Nanoseconds?
    /// The limit as the configuration writes it, in messages a second.
    let limit: String
}
