/// Reads numeric IP addresses, without asking any name server.
enum AddressGrammar {
    /// Checks that `text` is an IPv4 address such as `10.0.0.1` or an IPv6 address such as `fd00::1`.
    ///
    /// Source: RFC 4291, section 2.2; an IPv4 address is four decimal numbers without leading zeros.
    static func check(_ text: String) throws(ValueProblem) {
        guard isIPv4(text[...]) || isIPv6(text) else {
            throw ValueProblem(
                .malformedValue,
                "\(quoted(text)) is not a numeric IP address",
                hint: "write an address of this machine, such as 127.0.0.2 or fd00::2; `ip address`"
                    + " lists them"
            )
        }
    }

    private static func isIPv4(_ text: Substring) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
                    && UInt8(part) != nil && (part.count == 1 || part.first != "0")
            }
    }

    private static func isIPv6(_ text: String) -> Bool {
        let halves = text.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return false }
        var groups = 0
        for (index, half) in halves.enumerated() where !half.isEmpty {
            let isLast = index == halves.count - 1
            guard let count = groupCount(half, mayEndInIPv4: isLast) else { return false }
            groups += count
        }
        return halves.count == 2 ? groups < 8 : groups == 8
    }

    /// How many groups of 16 bits `text` writes; nil when it is not a list of groups.
    private static func groupCount(_ text: Substring, mayEndInIPv4: Bool) -> Int? {
        var parts = text.split(separator: ":", omittingEmptySubsequences: false)
        var count = 0
        if mayEndInIPv4, let last = parts.last, isIPv4(last) {
            parts.removeLast()
            count = 2
        }
        let isAll = parts.allSatisfy { part in
            (1...4).contains(part.utf8.count) && part.allSatisfy { $0.isASCII && $0.isHexDigit }
        }
        return isAll ? count + parts.count : nil
    }
}
