import MQTTWire
import Messaging
import Testing

@testable import Sandbox

/// Probes are told from the load, encoded or not.
@Suite struct ProbeMarkTests {
    @Test(arguments: [
        ("e5k0d3mzzzzz000h00000000", true), ("e5k0d3mz000000000h00zzzz", false),
        ("zzzzzzzz0000zzzzzzzzzzzz", false), ("e5k0d3mzzzzz", false),
    ])
    func `the publisher in the identity tells`(identity: String, isProbe: Bool) {
        var message = IncomingMessage()
        let name = Array("crucible".utf8)
        let value = Array(identity.utf8)
        message.bytes = name + value
        message.userProperties = [
            .init(name: 0..<name.count, value: name.count..<message.bytes.count)
        ]
        #expect(ProbeMark.isOn(message) == isProbe)
        let length = UInt8(value.count)
        let encoded =
            [9, 0x26, 0, 1, 0x61, 0, 0, 0x26, 0, 8] + name + [0, length] + value + [0x7B]
        #expect(ProbeMark.isOn(encoded: encoded[...]) == isProbe)
        #expect(ProbeMark.isOn(encoded: encoded.dropFirst(8)) == false)
    }

    @Test func `a message without an identity is no probe`() {
        #expect(!ProbeMark.isOn(IncomingMessage()))
        #expect(!ProbeMark.isOn(encoded: []))
    }
}
