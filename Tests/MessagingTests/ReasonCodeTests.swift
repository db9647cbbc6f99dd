import Messaging
import Testing

@Suite struct ReasonCodeTests {
    @Test func `fails from 0x80 on`() {
        #expect(!ReasonCode.success.isFailure)
        #expect(!ReasonCode.noMatchingSubscribers.isFailure)
        #expect(!ReasonCode(rawValue: 0x7F).isFailure)
        #expect(ReasonCode(rawValue: 0x80).isFailure)
    }

    @Test(
        arguments: [
            (0x00, "0x00 (success)"), (0x97, "0x97 (quota exceeded)"),
            (0x05, "0x05 (unknown reason)"),
        ] as [(UInt8, String)]
    )
    func `is shown as the byte and the specification's words`(_ byte: UInt8, _ text: String) {
        #expect(ReasonCode(rawValue: byte).description == text)
    }
}
