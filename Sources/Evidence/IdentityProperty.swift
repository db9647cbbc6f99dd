import Quantities

/// The carrier that puts a message's identity in an MQTT user property.
///
/// The value is 24 characters of Crockford's base 32:
///
///     run 40 bits │ publisher 20 │ sequence 40 │ check 20
///      8 chars    │   4 chars    │   8 chars   │ 4 chars
///
/// The check bits are a Philox block of the seed, the run, the publisher and the sequence, so a
/// foreign value is taken for ours with a chance of one in a million even if its run matches.
public struct IdentityProperty: Sendable {
    /// The user property's name.
    public static let name = Array("crucible".utf8)
    /// How many bytes a value has.
    public static let valueLength = 24

    /// What a property value turned out to be.
    public enum Reading: Hashable, Sendable {
        /// A message of this run.
        case own(publisher: UInt32, sequence: UInt64)
        /// A message of another run of Crucible.
        case otherRun(RunIdentifier)
        /// Not an identity, or one that fails its check.
        case foreign
    }

    private let run: RunIdentifier
    private let check: Philox2x64
    // At hand, because a global is looked up anew for each digit.
    private let digits = Base32.alphabet
    private let values = Base32.values

    /// Creates the carrier of one run.
    public init(run: RunIdentifier, seed: UInt64) {
        self.run = run
        check = Philox2x64(key: seed ^ run.rawValue)
    }

    /// Writes the identity of a message over `value`, which keeps its storage.
    public func write(publisher: UInt32, sequence: UInt64, into value: inout [UInt8]) {
        if value.count != Self.valueLength {
            value = Array(repeating: 0, count: Self.valueLength)
        }
        // 120 bits as two words of 60: twelve digits each.
        let high = run.rawValue << 20 | UInt64(publisher)
        let low = sequence << 20 | checkBits(publisher: publisher, sequence: sequence)
        let digits = digits.span
        var target = value.mutableSpan
        for index in 0..<12 {
            let shift = UInt64(55 - 5 * index)
            target[index] = digits[Int(high >> shift & 31)]
            target[index + 12] = digits[Int(low >> shift & 31)]
        }
    }

    /// Reads a property value.
    public func read(_ value: ArraySlice<UInt8>) -> Reading { read(value.span) }

    /// Reads a property value where it lies.
    public func read(_ value: Span<UInt8>) -> Reading {
        guard value.count == Self.valueLength else { return .foreign }
        let values = values.span
        var high: UInt64 = 0
        var low: UInt64 = 0
        // Digits are below 32 and all other bytes are 0xFF, so a wrong one shows in the union.
        var seen: UInt8 = 0
        for index in 0..<12 {
            let upper = values[Int(value[index])]
            let lower = values[Int(value[index + 12])]
            seen |= upper | lower
            high = high << 5 | UInt64(upper & 31)
            low = low << 5 | UInt64(lower & 31)
        }
        guard seen < 32 else { return .foreign }
        guard high >> 20 == run.rawValue else {
            return RunIdentifier(rawValue: high >> 20).map { .otherRun($0) } ?? .foreign
        }
        let publisher = UInt32(high & 0xF_FFFF)
        let sequence = low >> 20
        guard low & 0xF_FFFF == checkBits(publisher: publisher, sequence: sequence) else {
            return .foreign
        }
        return .own(publisher: publisher, sequence: sequence)
    }

    private func checkBits(publisher: UInt32, sequence: UInt64) -> UInt64 {
        check.bits(.identityCheck, publisher: publisher, sequence: sequence).0 & 0xF_FFFF
    }
}
