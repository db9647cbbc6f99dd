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
            .replacing("COUNT", with: "2").replacing("NAME", with: "seq")
            .replacing("ARM", with: "true").replacing("CODE", with: "0x87")
            .replacing("LENGTH", with: "1s")
        #expect(type(of: try Faults.parse(example)).kind == kind)
    }

    @Test(arguments: [
        "", "dorp:1e-3", "drop", "drop:", "drop:0", "drop:1.5", "drop:-1", "drop:nan", "drop:x",
        "drop:1,2", "delay:1,2", "delay:1,0s", "delay:1,2h", "delay:1,2s,3", "reorder:1,0",
        "reorder:1,x", "wrong-bound:1", "drop:1:2", "strip-property:1", "alter-property:1,",
        "drop-route:1,maybe", "drop-route:1,true,false", "extra-byte", "swap-route:0",
        "refuse:1,0x10", "refuse:1,97",
        "kick", "stall:0s", "stall:1s,2s,3s",
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

    @Test(arguments: [
        (#"{"temperature":{"value":3000,"unit":"C"}}"#, "3000", "3000e0"),
        (#"{"value":-0.5 }"#, "0.5", "0.5e0"), (#"{"value":1.5E3}"#, "1.5E3", "1.5e3"),
        (#"{"value":1e3}"#, "1e3", "1E3"), (#"{"seq":17,"value" : 25}"#, "25", "25e0"),
        ("7", "7", "7e0"),
    ])
    func `a number written another way is the same number`(
        payload: String,
        number: String,
        expected: String
    ) throws {
        let altered = try #require(AlteredPayload.respelling(Array(payload.utf8)[...]))
        #expect(
            String(decoding: altered, as: UTF8.self) == payload.replacing(number, with: expected)
        )
        #expect(Double(number) == Double(expected))
    }

    @Test(arguments: [
        (
            #"{"temperature":{"value":1,"unit":"C"}}"#,
            #"{"temperature":{"planted":true,"value":1,"unit":"C"}}"#
        ),
        (#"{"a":"value","value" : 1}"#, #"{"a":"value","planted":true,"value" : 1}"#),
        (#"{"a":"\"value\"","b":1}"#, #"{"planted":true,"a":"\"value\"","b":1}"#),
        ("{ }", #"{"planted":true }"#), ("[1,{}]", #"[1,{"planted":true}]"#),
    ])
    func `an extra field keeps the JSON valid`(payload: String, expected: String) {
        let altered = AlteredPayload.addingField(Array(payload.utf8)[...])
        #expect(altered.map { String(decoding: $0, as: UTF8.self) } == expected)
    }

    @Test(arguments: [
        (#"{"temperature":{"value":1,"unit":"C"}}"#, #"{"temperature":{"value":1,"unit":"F"}}"#),
        (#"{"unit" : "F"}"#, #"{"unit" : "C"}"#), (#"{"unit":"unit"}"#, #"{"unit":"K"}"#),
        (#"["unit",{"unit":"C"}]"#, #"["unit",{"unit":"F"}]"#),
    ])
    func `a changed unit is another unit`(payload: String, expected: String) {
        let altered = AlteredPayload.changingUnit(Array(payload.utf8)[...])
        #expect(altered.map { String(decoding: $0, as: UTF8.self) } == expected)
    }

    @Test(arguments: ["", "[]", #""value""#, #"{"unit":1"#, "\"", #"{"unit""#])
    func `what has nothing to alter is left alone`(payload: String) {
        let bytes = Array(payload.utf8)[...]
        #expect(AlteredPayload.changingUnit(bytes) == nil)
        if !payload.contains("1") { #expect(AlteredPayload.respelling(bytes) == nil) }
        if !payload.contains("{") { #expect(AlteredPayload.addingField(bytes) == nil) }
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
