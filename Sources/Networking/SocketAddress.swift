import CLinux
import Glibc

/// An IP address and a port, as the kernel wants them.
public struct SocketAddress: Hashable, Sendable {
    /// A `sockaddr_in` or `sockaddr_in6`, byte for byte.
    let bytes: [UInt8]

    /// Reads an IP address without asking a name server; nil when `host` is a name.
    public init?(numericHost host: String, port: UInt16) {
        guard case .success(let addresses) = Self.look(up: host, port: port, flags: AI_NUMERICHOST),
            let first = addresses.first
        else { return nil }
        self = first
    }

    init(_ address: UnsafePointer<sockaddr>, length: socklen_t) {
        bytes = Array(UnsafeRawBufferPointer(start: address, count: Int(length)))
    }

    /// The IP address without its port.
    var host: String {
        let text = description
        let end = text.lastIndex(of: ":") ?? text.endIndex
        return text[..<end].filter { $0 != "[" && $0 != "]" }
    }

    /// The port; 0 in what asks for any.
    public var port: UInt16 { UInt16(bytes[2]) << 8 | UInt16(bytes[3]) }

    var family: Int32 { withSocketAddress { address, _ in Int32(address.pointee.sa_family) } }

    func withSocketAddress<Value>(
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Value
    ) -> Value {
        var storage = sockaddr_storage()
        withUnsafeMutableBytes(of: &storage) { $0.copyBytes(from: bytes) }
        return withUnsafePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(bytes.count))
            }
        }
    }

    /// Asks the system for every address of `host`, in the system's order of preference.
    ///
    /// Blocks while name servers are asked.
    static func look(
        up host: String,
        port: UInt16,
        flags: Int32 = 0
    ) -> Result<[SocketAddress], NetworkError> {
        var wanted = addrinfo()
        wanted.ai_socktype = Int32(SOCK_STREAM.rawValue)
        wanted.ai_flags = flags | AI_NUMERICSERV
        var found: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, String(port), &wanted, &found)
        defer { if let found { freeaddrinfo(found) } }
        guard code == 0 else {
            let words =
                code == EAI_SYSTEM ? SystemErrorText.latest() : String(cString: gai_strerror(code))
            return .failure(.hostNotFound(host: host, detail: words.lowercased()))
        }
        var addresses: [SocketAddress] = []
        var next = found
        while let entry = next?.pointee {
            if let address = entry.ai_addr {
                let candidate = SocketAddress(address, length: entry.ai_addrlen)
                if !addresses.contains(candidate) { addresses.append(candidate) }
            }
            next = entry.ai_next
        }
        guard !addresses.isEmpty else {
            return .failure(.hostNotFound(host: host, detail: "it has no address"))
        }
        return .success(addresses)
    }
}

extension SocketAddress: CustomStringConvertible {
    /// `127.0.0.1:8883` or `[::1]:8883`.
    public var description: String {
        guard let name = numericHost else { return "unknown address" }
        return name.contains(":") ? "[\(name)]:\(port)" : "\(name):\(port)"
    }

    /// The IP address alone, without brackets; nil for a family that has none.
    package var numericHost: String? {
        var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let code = withSocketAddress { address, length in
            getnameinfo(address, length, &host, socklen_t(host.count), nil, 0, NI_NUMERICHOST)
        }
        guard code == 0 else { return nil }
        let end = host.firstIndex(of: 0) ?? host.endIndex
        return String(decoding: host[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
