import Evidence
import Messaging
import Quantities
import Testing

@testable import Verifier

/// What names a message that came out.
@Suite struct SlotReaderTests {
    private let plan = TestPlan(slots: 10)
    private let identity: IdentityProperty

    init() throws {
        identity = IdentityProperty(run: try #require(RunIdentifier(rawValue: 77)), seed: 1)
    }

    private func name(_ sequence: UInt64, publisher: UInt32 = 0) -> String {
        var value: [UInt8] = []
        identity.write(publisher: publisher, sequence: sequence, into: &value)
        return String(decoding: value, as: UTF8.self)
    }

    private func record(
        _ properties: [(String, String)],
        keepsResults: Bool = false
    ) -> Record {
        var message = IncomingMessage()
        func add(_ bytes: [UInt8]) -> Range<Int> {
            message.bytes += bytes
            return message.bytes.count - bytes.count..<message.bytes.count
        }
        for (name, value) in properties {
            message.userProperties.append(
                .init(name: add(Array(name.utf8)), value: add(Array(value.utf8)))
            )
        }
        var payload: [UInt8] = []
        plan.writePayload(publisher: 0, sequence: 4, into: &payload)
        message.payload = add(payload)
        var reader = SlotReader(plan: plan, identity: identity, keepsResults: keepsResults)
        return reader.record(of: message, at: .milliseconds(2))
    }

    private let fourth = Record.received(
        ReceivedRecord(
            publisher: 0,
            sequence: 4,
            received: .milliseconds(2),
            body: .asSent,
            isDuplicate: false
        )
    )
    private let foreign = Record.stranger(.foreign, at: .milliseconds(2))

    @Test func `a message is known by its property, and without one by the node of its time`() {
        #expect(record([("crucible", name(4))]) == fourth)
        #expect(record([("__ts", "17:0:\(name(4))")]) == fourth)
        #expect(record([("__ts", "17:0:\(name(9))"), ("crucible", name(4))]) == fourth)
    }

    @Test func `a property that fails its check is no better than none`() {
        let broken = String(name(4).dropLast()) + (name(4).hasSuffix("0") ? "1" : "0")
        #expect(record([("crucible", broken)]) == foreign)
        #expect(record([("__ts", "17:0:\(name(4))"), ("crucible", broken)]) == fourth)
        #expect(record([("__ts", "17:0:\(broken)")]) == foreign)
        #expect(record([("__ts", "17:0:node")]) == foreign)
        #expect(record([]) == foreign)
    }

    @Test func `a probe is known by its time as well`() {
        let probe = name(3, publisher: MessageIdentity.probePublisher)
        #expect(record([("__ts", "17:0:\(probe)")]) == .stranger(.probe(3), at: .milliseconds(2)))
    }

    @Test func `where results are kept, the time of one message names nothing`() {
        guard case .result = record([("__ts", "17:0:\(name(4))")], keepsResults: true) else {
            Issue.record("a result was taken for a message")
            return
        }
    }
}
