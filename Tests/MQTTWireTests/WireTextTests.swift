import Testing

@testable import MQTTWire

@Suite struct WireTextTests {
    private func isValid(_ text: [UInt8], isTopic: Bool = false) -> Bool {
        WireText.isValid(text.span, 0..<text.count, isTopic: isTopic)
    }

    @Test(arguments: [
        ("", true), ("a", true), ("12345678", true), ("1234567\u{7F}", true), ("ä€😀", true),
        ("\u{0}", false), ("1234567\u{0}", false), ("12345678\u{0}", false), ("é\u{0}", false),
        ("\u{FEFF}", true), ("\u{FFFF}", true), ("\u{10FFFF}", true),
    ])
    func `text is UTF-8 without U+0000, and keeps its byte order mark`(text: String, valid: Bool) {
        #expect(isValid(Array(text.utf8)) == valid)
    }

    @Test func `a topic has no wildcard at any place of a word of eight bytes`() {
        for wildcard in [UInt8(ascii: "+"), UInt8(ascii: "#")] {
            for place in 0..<20 {
                var topic = Array("abcdefgh/ijklmnop/qr".utf8)
                topic[place] = wildcard
                #expect(!isValid(topic, isTopic: true))
                #expect(isValid(topic))
                topic[(place + 5) % 20] = 0xC3
                topic[(place + 6) % 20] = 0xA4
                #expect(!isValid(topic, isTopic: true))
            }
        }
    }

    @Test func `the standard library agrees on every sequence of random bytes`() {
        var random = SplitMix(seed: 41)
        // Bytes at the borders of the classes of table 3-7.
        let interesting: [UInt8] = [
            0x00, 0x01, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF,
            0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
        ]
        for _ in 0..<60_000 {
            let size = Int.random(in: 1...5, using: &random)
            let padding = Int.random(in: 0...9, using: &random)
            var text = [UInt8](repeating: 0x61, count: padding)
            for _ in 0..<size { text.append(interesting.randomElement(using: &random) ?? 0) }
            let expected = String(validating: text, as: UTF8.self) != nil && !text.contains(0)
            #expect(isValid(text) == expected, "seed 41: \(text)")
        }
    }
}
