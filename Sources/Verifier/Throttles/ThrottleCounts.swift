public import Quantities

/// What a throttle did with the messages that were under one of its limits.
public struct ThrottleCounts: Hashable, Sendable {
    /// The topics that the limit is for, as a filter.
    public internal(set) var topics = ""
    /// The limit, in messages a second.
    public internal(set) var limit = ""
    /// Messages that reached the broker and could pass.
    public internal(set) var offered: UInt64 = 0
    /// Messages that passed.
    public internal(set) var passed: UInt64 = 0
    /// Messages that passed too soon after the one before them: at least so many.
    public internal(set) var tooEarly: UInt64 = 0
    /// Times in which nothing passed although messages came and the limit had room: at least so many.
    public internal(set) var silences: UInt64 = 0
    /// The longest of them, from when the limit had room.
    public internal(set) var longestSilence: Nanoseconds?
}
