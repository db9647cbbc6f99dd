import Evidence
import Messaging
import Testing

@testable import Verifier

/// In what the user properties of a message differ from those that it left with.
@Suite struct EnvelopeReaderTests {
    private static let identity = "e5k0d3mz000g000000h7k2qp"
    private static let own = [("__ts", "17:0:\(identity)"), ("crucible", identity)]
    private static let site = [("site", "oslo"), ("line", "7")]

    private func differences(
        _ properties: [(String, String)],
        written: Set<String> = []
    ) -> EnvelopeDifferences {
        var message = IncomingMessage()
        func add(_ text: String) -> Range<Int> {
            let start = message.bytes.count
            message.bytes += Array(text.utf8)
            return start..<message.bytes.count
        }
        let identity = add(Self.identity)
        for (name, value) in properties {
            message.userProperties.append(.init(name: add(name), value: add(value)))
        }
        let reader = EnvelopeReader(
            properties: [Self.site.map { UserProperty($0.0, $0.1) }],
            written: written
        )
        return reader.differences(of: message, identity: identity, publisher: 0)
    }

    @Test func `what is as sent differs in nothing, whatever the graph adds`() {
        #expect(differences(Self.own + Self.site) == [])
        #expect(
            differences([("a", "b")] + Self.own + [("c", "d")] + Self.site + [("e", "f")]) == []
        )
    }

    @Test(arguments: 0..<4)
    func `each property that is missing is lost`(index: Int) {
        var properties = Self.own + Self.site
        properties.remove(at: index)
        #expect(differences(properties) == .lost)
    }

    @Test(arguments: 0..<4)
    func `each property with another value is altered`(index: Int) {
        var properties = Self.own + Self.site
        properties[index].1 += "x"
        #expect(differences(properties) == .altered)
    }

    @Test(arguments: 0..<3)
    func `two that changed places are reordered`(index: Int) {
        var properties = Self.own + Self.site
        properties.swapAt(index, index + 1)
        #expect(differences(properties) == .reordered)
    }

    @Test func `the time itself may be another, but not whose it is`() {
        var properties = Self.own + Self.site
        properties[0].1 = "99:3:\(Self.identity)"
        #expect(differences(properties) == [])
        properties[0].1 = "17:0:e5k0d3mz000g000000h7k2qq"
        #expect(differences(properties) == .altered)
        properties[0].1 = "17"
        #expect(differences(properties) == .altered)
    }

    @Test func `several differences are told together`() {
        #expect(differences([("line", "8"), ("crucible", Self.identity)]) == [.lost, .altered])
        #expect(differences([]) == .lost)
    }

    @Test func `what the graph writes is not looked at`() {
        let properties = [Self.own[1], ("site", "bergen"), Self.site[1]]
        #expect(differences(properties, written: ["__ts", "site"]) == [])
    }

    @Test(arguments: [
        ("1:0:\(identity)", 4..<28 as Range<Int>?), (":\(identity)", 1..<25), (identity, nil),
        ("1:0:short", nil), ("", nil), ("1:0x\(identity)", nil),
    ])
    func `an identity is the node behind the last colon`(value: String, place: Range<Int>?) {
        #expect(TimestampIdentity.place(in: Array(value.utf8).span) == place)
    }

    @Test(arguments: [
        ("1758255553528:0:n", 1_758_255_553_528 as Int64?), ("0:", 0), (":0:n", nil), ("12", nil),
        ("1x:0:n", nil), ("", nil), ("1234567890123456789:0:n", nil),
    ])
    func `a time is the digits before the first colon`(value: String, time: Int64?) {
        #expect(TimestampIdentity.milliseconds(in: Array(value.utf8).span) == time)
    }
}
