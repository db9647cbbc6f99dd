/// Where a broker listens, and whether TLS protects the way there.
public struct BrokerAddress: Hashable, Sendable {
    /// The host name or address, without brackets; checked against the certificate under TLS.
    public var host: String
    /// The TCP port.
    public var port: UInt16
    /// Whether the connection is TLS (`mqtts`) or plain TCP (`mqtt`).
    public var isSecure: Bool

    /// Creates an address.
    public init(host: String, port: UInt16, isSecure: Bool) {
        self.host = host
        self.port = port
        self.isSecure = isSecure
    }

    /// Reads `mqtts://host:port` or `mqtt://host:port`; nil for anything else.
    ///
    /// Without a port: 8883 for `mqtts`, 1883 for `mqtt`. IPv6 addresses stand in brackets.
    public init?(url: String) {
        let secure = url.hasPrefix("mqtts://")
        guard secure || url.hasPrefix("mqtt://") else { return nil }
        var rest = url.dropFirst(secure ? 8 : 7)
        if rest.last == "/" { rest.removeLast() }
        guard !rest.contains(where: { "/?#@ ".contains($0) }) else { return nil }
        var name = rest
        var port: UInt16 = secure ? 8_883 : 1_883
        let hostEnd = rest.hasPrefix("[") ? rest.firstIndex(of: "]") : nil
        if let hostEnd {
            name = rest[rest.index(after: rest.startIndex)..<hostEnd]
            rest = rest[rest.index(after: hostEnd)...]
        } else if let colon = rest.firstIndex(of: ":") {
            name = rest[..<colon]
            rest = rest[colon...]
        } else {
            rest = ""
        }
        if !rest.isEmpty {
            guard rest.first == ":", let number = UInt16(rest.dropFirst()), number > 0 else {
                return nil
            }
            port = number
        }
        guard !name.isEmpty else { return nil }
        self.init(host: String(name), port: port, isSecure: secure)
    }
}

extension BrokerAddress: CustomStringConvertible {
    /// The address as a URL, always with its port.
    public var description: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(isSecure ? "mqtts" : "mqtt")://\(name):\(port)"
    }
}
