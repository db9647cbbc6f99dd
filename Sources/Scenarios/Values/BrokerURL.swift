/// A broker's URL, `mqtts://host:port` or `mqtt://host:port`.
struct BrokerURL: Hashable, Sendable {
    var isSecure: Bool
    /// A name or an address, without the brackets of an IPv6 address.
    var host: String
    /// Nil for the usual port: 8883 with TLS, 1883 without.
    var port: UInt16?

    init(isSecure: Bool, host: String, port: UInt16? = nil) {
        self.isSecure = isSecure
        self.host = host
        self.port = port
    }

    /// Reads a URL.
    init(_ text: String) throws(ValueProblem) {
        let isSecure = text.hasPrefix("mqtts://")
        guard isSecure || text.hasPrefix("mqtt://") else {
            throw ValueProblem(
                .malformedValue,
                "\(quoted(text)) is not a broker's URL",
                hint: "write mqtts://host:port, or mqtt://host:port for a listener without TLS"
            )
        }
        var rest = text.dropFirst(isSecure ? 8 : 7)
        if rest.last == "/" { rest.removeLast() }
        if let wrong = rest.unicodeScalars.first(where: { !Self.isAllowed($0) }) {
            let advice =
                wrong == "@"
                ? "user name and password belong to target.authentication, as files"
                : "write mqtts://host:port, with nothing behind the port"
            throw ValueProblem(
                .malformedValue,
                "broker \(quoted(text)) has \(quoted(String(wrong))) in it",
                hint: advice
            )
        }
        var portText: Substring?
        if rest.hasPrefix("["), let end = rest.firstIndex(of: "]") {
            host = String(rest[rest.index(after: rest.startIndex)..<end])
            portText = rest[rest.index(after: end)...]
        } else if let colon = rest.firstIndex(of: ":") {
            host = String(rest[..<colon])
            portText = rest[colon...]
        } else {
            host = String(rest)
        }
        let name = host
        guard !name.isEmpty, !name.contains("["), !name.contains("]"), Self.isAddressOrName(name)
        else {
            throw ValueProblem(
                .malformedValue,
                "broker \(quoted(text)) names no host",
                hint: "write mqtts://host:port; an IPv6 address goes in brackets"
            )
        }
        self.isSecure = isSecure
        if let portText, !portText.isEmpty {
            guard portText.first == ":" else {
                throw ValueProblem(
                    .malformedValue,
                    "broker \(quoted(text)) has text behind the address",
                    hint: "write mqtts://[address]:port"
                )
            }
            port = try Self.port(portText.dropFirst())
        }
    }

    /// Reads a TCP port.
    static func port(_ text: some StringProtocol) throws(ValueProblem) -> UInt16 {
        guard let number = DecimalNumber(text), let value = number.scaled(byDigits: 0),
            let port = UInt16(exactly: value), port > 0
        else {
            throw ValueProblem(
                .malformedValue,
                "\(quoted(text)) is not a TCP port",
                hint: "write a number from 1 to 65535; AIO's default listener is 18883; an IPv6"
                    + " address goes in brackets"
            )
        }
        return port
    }

    /// Whether colons appear only in what can be an IPv6 address.
    private static func isAddressOrName(_ host: String) -> Bool {
        let isHexadecimal = host.prefix { $0 != "%" }.allSatisfy {
            $0.isHexDigit || $0 == ":" || $0 == "."
        }
        return !host.contains(":") || isHexadecimal && host.filter { $0 == ":" }.count > 1
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_", ":", "[", "]", "%": true
        default: false
        }
    }
}

extension BrokerURL: CustomStringConvertible {
    /// The URL; a port only if one was given.
    var description: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(isSecure ? "mqtts" : "mqtt")://\(name)" + (port.map { ":\($0)" } ?? "")
    }
}
