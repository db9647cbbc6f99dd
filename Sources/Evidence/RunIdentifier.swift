public import Quantities

/// Tells one run from another: 26 bits of start time in minutes and 14 random bits.
///
/// The minutes wrap after 127 years, so the age of a stale run can be read from its identifier.
public struct RunIdentifier: Hashable, Sendable {
    /// How many bits an identifier has.
    public static let bitCount = 40

    /// The identifier, below 2^40.
    public let rawValue: UInt64

    /// Creates the identifier with these bits; nil when there are more than 40 of them.
    public init?(rawValue: UInt64) {
        guard rawValue >> UInt64(Self.bitCount) == 0 else { return nil }
        self.rawValue = rawValue
    }

    /// Creates the identifier of a run that starts at `start`, told from others of the same minute
    /// by the low 14 bits of `random`.
    public init(start: WallClockInstant, random: UInt64) {
        let minutes = UInt64(bitPattern: start.seconds / 60) & 0x3FF_FFFF
        rawValue = minutes << 14 | random & 0x3FFF
    }

    /// How long before `now` the run started, in whole minutes; nil when it did not start in the
    /// 60 years before.
    public func ageInMinutes(at now: WallClockInstant) -> UInt64? {
        let minutes = UInt64(bitPattern: now.seconds / 60) & 0x3FF_FFFF
        let age = (minutes &- rawValue >> 14) & 0x3FF_FFFF
        return age < 0x1FF_FFFF ? age : nil
    }
}

extension RunIdentifier: CustomStringConvertible {
    /// Eight characters of Crockford's base 32, such as `e5k0d3mz`.
    public var description: String {
        String(decoding: Base32.digits(of: rawValue, count: 8), as: UTF8.self)
    }

    /// Reads what ``description`` wrote; nil for anything else.
    public init?(_ text: String) {
        guard text.utf8.count == 8, let value = Base32.value(of: Array(text.utf8)) else {
            return nil
        }
        self.init(rawValue: value)
    }
}
