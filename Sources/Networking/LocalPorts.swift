/// The ports that the system gives to connections that ask for none.
///
/// One local address can have so many connections to one port of one broker address.
public enum LocalPorts {
    /// Linux's own range, 32768 to 60999.
    static let usualCount = 28_232

    private static let path = "/proc/sys/net/ipv4/ip_local_port_range"

    /// How many there are; the usual number where the system does not say.
    public static var count: Int {
        guard let bytes = try? SmallFile.read(path, limit: 4_096) else { return usualCount }
        return count(in: String(decoding: bytes, as: UTF8.self)) ?? usualCount
    }

    /// How many ports a line such as `32768 60999` names; nil when it is not of that kind.
    ///
    /// Source: proc_sys_net(5), `ip_local_port_range`; IPv6 uses the same.
    static func count(in line: String) -> Int? {
        let numbers = line.split { $0 == "\t" || $0 == " " || $0 == "\n" }.map { UInt16($0) }
        guard numbers.count == 2, let first = numbers[0], let last = numbers[1], first <= last
        else { return nil }
        return Int(last) - Int(first) + 1
    }
}
