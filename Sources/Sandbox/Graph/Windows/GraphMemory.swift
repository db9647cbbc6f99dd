/// What a graph keeps from message to message, and the clocks that it reads.
struct GraphMemory {
    /// The state store that modules share, by key.
    var store: [String: String] = [:]
    /// When each limit of a throttle last let a message pass, in milliseconds of the monotonic clock.
    var passed: [String: Int64] = [:]
    /// The monotonic clock, in milliseconds.
    var now: Int64 = 0
    /// The calendar clock, in milliseconds since 1970: the time of messages that carry none.
    var wallClock: Int64 = 0
}
