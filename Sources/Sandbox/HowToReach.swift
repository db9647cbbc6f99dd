import Messaging

/// Words and commands that tell people how to reach a sandbox.
struct HowToReach {
    let address: BrokerAddress
    let authoritiesPath: String
    let tokenPath: String
    let input: String
    let output: String

    /// The text; contains the token's path, never the token.
    var text: String {
        """
        The sandbox listens on \(address) with TLS and K8S-SAT.
          authorities: \(authoritiesPath)
          token:       \(tokenPath)

        Listen:
          mosquitto_sub \(flags) -q 1 -t \(Self.quoted(output))

        Publish:
          mosquitto_pub \(flags) -q 1 -t \(Self.quoted(input)) \\
            -m '{"temperature":{"value":3000,"unit":"C"}}'
        """
    }

    /// The flags that both commands share.
    var flags: String {
        """
        -h \(address.host) -p \(address.port) --cafile \(Self.quoted(authoritiesPath)) \\
            -D CONNECT authentication-method K8S-SAT \\
            -D CONNECT authentication-data "$(cat \(Self.quoted(tokenPath)))" \\
           \("")
        """
    }

    /// Text as one word of a shell.
    private static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
                || byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
                || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
                || "/._-".utf8.contains(byte)
        }
        guard !isPlain || text.isEmpty else { return text }
        return "'"
            + text.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: #"'\''"#) + "'"
    }
}
