import Messaging
import Testing

@Suite struct SpanEqualityTests {
    @Test func `equal bytes are found equal, and one that differs is found wherever it is`() {
        for length in 0...40 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37) }
            #expect(same(bytes, bytes))
            for place in bytes.indices {
                var other = bytes
                other[place] ^= 0x80
                #expect(!same(bytes, other), "\(length), \(place)")
            }
        }
    }

    @Test func `a different length is a difference`() {
        let bytes: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8, 9]
        #expect(!same(bytes, Array(bytes.dropLast())))
        #expect(!same([], bytes))
        #expect(same([], []))
    }

    // A span cannot be handed to the expectation's macro.
    private func same(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.span.holdsSameBytes(as: right.span)
    }

    @Test func `a message says whether a part of its bytes is exactly something`() {
        var message = IncomingMessage()
        message.bytes = Array("topic-payload".utf8)
        #expect(message.holds(Array("payload".utf8), in: 6..<13))
        #expect(!message.holds(Array("payloaD".utf8), in: 6..<13))
        #expect(!message.holds(Array("payload".utf8), in: 5..<13))
    }
}
