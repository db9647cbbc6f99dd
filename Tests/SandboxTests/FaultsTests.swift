import Messaging
import Quantities
import Testing

@testable import Sandbox

@Suite struct FaultsTests {
    @Test(arguments: Faults.all.map { $0.kind })
    func `every kind is read from its own usage`(kind: String) throws {
        let fault = try #require(Faults.all.first { $0.kind == kind })
        let example =
            fault.usage
            .replacing("RATE", with: "0.5").replacing("DURATION", with: "2s")
            .replacing("COUNT", with: "2")
        #expect(type(of: try Faults.parse(example)).kind == kind)
    }

    @Test(arguments: [
        "", "dorp:1e-3", "drop", "drop:", "drop:0", "drop:1.5", "drop:-1", "drop:nan", "drop:x",
        "drop:1,2", "delay:1,2", "delay:1,0s", "delay:1,2h", "delay:1,2s,3", "reorder:1,0",
        "reorder:1,x", "wrong-bound:1", "drop:1:2",
    ])
    func `says what is wrong, what to write, and everything there is`(text: String) throws {
        let error = try #require(throws: FaultError.self) { try Faults.parse(text) }
        #expect(!error.problem.isEmpty && !error.hint.isEmpty)
        for fault in Faults.all { #expect(error.description.contains(fault.usage)) }
    }

    @Test(arguments: [
        (
            #"{"temperature":{"value":3000,"unit":"C"}}"#,
            #"{"temperature":{"value":4000,"unit":"C"}}"#
        ),
        (#"{"value":9}"#, #"{"value":8}"#), (#"{"value":-0.5}"#, #"{"value":-1.5}"#),
        (#"{"seq":17,"value" : 25}"#, #"{"seq":17,"value" : 35}"#),
        (#"{"a":"v1","b":[20]}"#, #"{"a":"v1","b":[30]}"#),
        (#"{"a":"\"value\"","b":1,"value":2}"#, #"{"a":"\"value\"","b":1,"value":3}"#),
    ])
    func `corruption alters the value and nothing else`(payload: String, expected: String) {
        let altered = AlteredPayload.altering(Array(payload.utf8)[...])
        #expect(altered.map { String(decoding: $0, as: UTF8.self) } == expected)
    }

    @Test func `corruption leaves a payload without numbers alone`() {
        #expect(AlteredPayload.altering(Array(#"{"a":"b1"}"#.utf8)[...]) == nil)
    }

    @Test func `the dice depend on the message alone`() {
        let dice = FaultDice(seed: 7)
        var message = IncomingMessage()
        message.bytes = Array("namevaluepayload".utf8)
        message.payload = 9..<16
        message.userProperties = [.init(name: 0..<4, value: 4..<9)]
        let hash = FaultDice.hash(message)
        #expect(hash == FaultDice.hash(message))
        message.isDuplicate = true
        message.packetIdentifier = 7
        #expect(hash == FaultDice.hash(message))
        message.userProperties = [.init(name: 0..<5, value: 5..<9)]
        #expect(hash != FaultDice.hash(message))
        #expect(dice.chance(of: hash, fault: 0) != dice.chance(of: hash, fault: 1))
        #expect(dice.chance(of: hash, fault: 0) != FaultDice(seed: 8).chance(of: hash, fault: 0))
    }

    @Test func `a rate hits its share of messages`() {
        let dice = FaultDice(seed: 2_026)
        let hits = (0..<100_000).count { dice.chance(of: UInt64($0), fault: 0) < 0.01 }
        // Five standard deviations of a binomial with mean 1,000.
        #expect((843...1_157).contains(hits))
    }
}
