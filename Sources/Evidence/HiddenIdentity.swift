import Quantities

/// The carrier that hides a message's identity in the digits of a number.
///
///     3021.50 000001203 471     a value, its slot's number in the run, three check digits
///
/// A number with so many decimals comes through a graph that parses and writes it, and through one
/// that makes °C of °F, whose arithmetic loses less than the last digit. It changes the value by less
/// than one step of its own decimals.
public struct HiddenIdentity: Hashable, Sendable {
    /// So many decimals survive a text, a double and the way from °F to °C and back.
    public static let decimals = 11
    private static let scale = 1e11
    private static let checkDigits: UInt64 = 1_000

    private let check: Philox2x64
    private let publisherCount: UInt64

    /// Creates the carrier of a run.
    ///
    /// - Parameters:
    ///   - seed: What check digits are made from.
    ///   - publisherCount: How many publishers there are; the number behind them is the probes'.
    public init(seed: UInt64, publisherCount: Int) {
        check = Philox2x64(key: seed)
        self.publisherCount = UInt64(publisherCount) + 1
    }

    /// Whether so many slots of each publisher have room behind so many decimals.
    public func holds(slotsOfEach slots: UInt64, behind decimals: Int) -> Bool {
        let (count, overflows) = slots.multipliedReportingOverflow(by: publisherCount)
        let (codes, isTooMany) = count.multipliedReportingOverflow(by: Self.checkDigits)
        return decimals < Self.decimals && !overflows && !isTooMany
            && codes <= Self.power(Self.decimals - decimals)
    }

    /// The digits that stand behind a value with so many decimals, as one number.
    public func code(publisher: UInt32, sequence: UInt64) -> UInt64 {
        (sequence * publisherCount + UInt64(publisher)) * Self.checkDigits
            + checkDigits(publisher, sequence)
    }

    /// How many digits a code has behind a value with so many decimals.
    public static func width(behind decimals: Int) -> Int { Self.decimals - decimals }

    /// The slots whose digits are in a number, or in the one that it was in °F.
    ///
    /// One reading in a thousand is none; whoever knows what the slot holds compares ``Reading/scaled``.
    ///
    /// - Parameters:
    ///   - value: The number.
    ///   - decimals: How many decimals the value had itself.
    /// - Returns: At most two.
    public func readings(of value: Double, behind decimals: Int) -> [Reading] {
        [value, value * 9 / 5 + 32].compactMap { candidate in
            guard let scaled = Self.scaled(candidate) else { return nil }
            let code = UInt64(abs(scaled)) % Self.power(Self.width(behind: decimals))
            let index = code / Self.checkDigits
            let publisher = UInt32(truncatingIfNeeded: index % publisherCount)
            let sequence = index / publisherCount
            guard code % Self.checkDigits == checkDigits(publisher, sequence) else { return nil }
            return Reading(publisher: publisher, sequence: sequence, scaled: scaled)
        }
    }

    /// What the digits of a number can mean.
    public struct Reading: Hashable, Sendable {
        /// The publisher's number.
        public var publisher: UInt32
        /// The slot's number.
        public var sequence: UInt64
        /// The number that was sent if that is right, in steps of the last decimal.
        public var scaled: Int64
    }

    /// A number in steps of the last decimal; nil where it is too large to have them all.
    public static func scaled(_ value: Double) -> Int64? {
        let scaled = (value * scale).rounded()
        return abs(scaled) < 9e15 ? Int64(scaled) : nil
    }

    private func checkDigits(_ publisher: UInt32, _ sequence: UInt64) -> UInt64 {
        check.bits(.identityCheck, publisher: publisher, sequence: sequence).1 % Self.checkDigits
    }

    private static func power(_ exponent: Int) -> UInt64 {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}
