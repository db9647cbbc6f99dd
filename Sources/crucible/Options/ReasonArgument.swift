import ArgumentParser

/// An MQTT reason code of a failure, written as `0x87` or `135`.
struct ReasonArgument: ExpressibleByArgument, CustomStringConvertible {
    /// Not authorized: what AIO's broker is expected to say to an expired token.
    static let notAuthorized = ReasonArgument(code: 0x87)

    /// The code.
    let code: UInt8

    init(code: UInt8) {
        self.code = code
    }

    /// Nil for what is no number, or no failure: below 0x80.
    init?(argument: String) {
        let isHexadecimal = argument.hasPrefix("0x")
        let digits = isHexadecimal ? argument.dropFirst(2) : argument[...]
        guard let code = UInt8(digits, radix: isHexadecimal ? 16 : 10), code >= 0x80 else {
            return nil
        }
        self.code = code
    }

    /// The code as the specification writes it.
    var description: String { "0x" + String(code, radix: 16, uppercase: true) }

    var defaultValueDescription: String { description }
}
