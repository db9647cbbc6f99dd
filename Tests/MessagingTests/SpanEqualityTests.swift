import Messaging
import Testing

@Suite struct SpanEqualityTests {
    @Test func `equal bytes are found equal, and one that differs is found wherever it is`() {
        for length in 0...40 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37) }
            #expect(bytes.span.holdsSameBytes(as: bytes.span))
            for place in bytes.indices {
                var other = bytes
                other[place] ^= 0x80
                #expect(!bytes.span.holdsSameBytes(as: other.span), "\(length), \(place)")
            }
        }
    }

    @Test func `a different length is a difference`() {
        let bytes: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8, 9]
        #expect(!bytes.span.holdsSameBytes(as: bytes.span.extracting(0..<8)))
        #expect(!bytes.span.extracting(0..<0).holdsSameBytes(as: bytes.span))
        #expect(bytes.span.extracting(0..<0).holdsSameBytes(as: bytes.span.extracting(3..<3)))
    }

    @Test func `a message says whether a part of its bytes is exactly something`() {
        var message = IncomingMessage()
        message.bytes = Array("topic-payload".utf8)
        #expect(message.holds(Array("payload".utf8), in: 6..<13))
        #expect(!message.holds(Array("payloaD".utf8), in: 6..<13))
        #expect(!message.holds(Array("payload".utf8), in: 5..<13))
    }
}
