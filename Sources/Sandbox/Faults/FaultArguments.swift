import Quantities

/// The text after a fault's kind, split at its commas.
public struct FaultArguments: Sendable {
    /// The whole text, for error messages.
    let text: String
    private let parts: [Substring]
    private let usage: String

    init(_ text: String, parts: [Substring], usage: String) {
        self.text = text
        self.parts = parts
        self.usage = usage
    }

    /// Refuses more arguments than `maximum`.
    func allow(_ maximum: Int) throws(FaultError) {
        guard parts.count <= maximum else {
            throw error("\"\(text)\" has \(parts.count) values after its kind")
        }
    }

    /// The first argument: the share of messages concerned, above 0 and at most 1.
    func rate() throws(FaultError) -> Double {
        guard let first = parts.first, let rate = RustNumber(String(first))?.value else {
            throw error("\"\(text)\" has no rate")
        }
        guard rate > 0, rate <= 1 else {
            throw error("rate \"\(first)\" is not above 0 and at most 1")
        }
        return rate
    }

    /// The argument at `index` as a duration such as `2s` or `250ms`, or the value to use where it
    /// is missing.
    func duration(at index: Int, else fallback: Nanoseconds) throws(FaultError) -> Nanoseconds {
        guard index < parts.count else { return fallback }
        let part = parts[index]
        let units: [(suffix: String, nanoseconds: Double)] = [
            ("ms", 1_000_000), ("us", 1_000), ("s", 1_000_000_000), ("m", 60_000_000_000),
        ]
        guard let unit = units.first(where: { part.hasSuffix($0.suffix) }),
            let number = RustNumber(String(part.dropLast(unit.suffix.count)))?.value,
            number > 0, number * unit.nanoseconds <= 3_600_000_000_000
        else { throw error("\"\(part)\" is not a duration between 0 and 1 h such as 2s or 250ms") }
        return Nanoseconds(Int64(number * unit.nanoseconds))
    }

    /// The argument at `index` as a number from 1 to 1,000, or the value to use where it is
    /// missing.
    func count(at index: Int, else fallback: Int) throws(FaultError) -> Int {
        guard index < parts.count else { return fallback }
        guard let number = Int(parts[index]), (1...1_000).contains(number) else {
            throw error("\"\(parts[index])\" is not a number from 1 to 1000")
        }
        return number
    }

    /// The argument at `index` as the name of a user property.
    func name(at index: Int) throws(FaultError) -> [UInt8] {
        guard index < parts.count, !parts[index].isEmpty else {
            throw error("\"\(text)\" names no user property")
        }
        return Array(parts[index].utf8)
    }

    /// The argument at `index` as the arm of a branch, or nil for either where it is missing.
    func arm(at index: Int) throws(FaultError) -> Bool? {
        guard index < parts.count else { return nil }
        guard let arm = Bool(String(parts[index])) else {
            throw error("\"\(parts[index])\" is no arm: true or false")
        }
        return arm
    }

    /// The argument at `index` as a reason code of 0x80 or above, such as `0x97`, or the value to use
    /// where it is missing.
    func failureReason(at index: Int, else fallback: UInt8) throws(FaultError) -> UInt8 {
        guard index < parts.count else { return fallback }
        let part = parts[index]
        guard part.hasPrefix("0x"), let code = UInt8(part.dropFirst(2), radix: 16), code >= 0x80
        else { throw error("\"\(part)\" is not a reason code from 0x80 to 0xFF") }
        return code
    }

    private func error(_ problem: String) -> FaultError {
        FaultError(problem: problem, hint: "write \(usage)")
    }
}
