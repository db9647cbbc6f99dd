import Testing

@testable import Scenarios

@Suite struct BrokerURLTests {
    @Test(arguments: [
        ("mqtts://aio-broker:18883", true, "aio-broker", UInt16(18_883)),
        ("mqtt://localhost:1883/", false, "localhost", 1_883),
        ("mqtts://[fe80::1]:8883", true, "fe80::1", 8_883),
        ("mqtts://10.0.0.1", true, "10.0.0.1", nil), ("mqtt://[::1]", false, "::1", nil),
    ])
    func `host and port are taken apart`(
        text: String,
        isSecure: Bool,
        host: String,
        port: UInt16?
    ) throws {
        let url = try BrokerURL(text)
        #expect(url == BrokerURL(isSecure: isSecure, host: host, port: port))
        #expect(try BrokerURL(url.description) == url)
    }

    @Test(arguments: [
        "", "mqtts", "mqtts://", "mqtts://:1", "MQTT://x", "tcp://x", "mqtt://x:", "mqtt://x:65536",
        "mqtt://x:1/path", "mqtt://x?y", "mqtt://a b", "mqtt://[::1", "mqtt://[::1]x", "mqtt://::1",
        "mqtt://[]:1", "mqtt://[host:1]:2", "mqtt://x:-1", "mqtt://x:+1",
    ])
    func `anything else is refused`(text: String) {
        let problem = #expect(throws: ValueProblem.self) { try BrokerURL(text) }
        #expect(problem?.code == .malformedValue)
    }

    @Test(arguments: [
        "mqtts://me:hunter2@broker", "https://me:hunter2@broker", "x://a:hunter2@b@c",
    ])
    func `a password in a URL is never shown`(text: String) {
        let problem = #expect(throws: ValueProblem.self) { try BrokerURL(text) }
        #expect(problem?.problem.contains("hunter2") == false)
        let override = Override(path: "target.broker", value: text, origin: "--broker \(text)")
        let shown = errors { try Fixture.read(overrides: [override]) }.map(\.description).joined()
        #expect(!shown.isEmpty && !shown.contains("hunter2"))
    }
}
