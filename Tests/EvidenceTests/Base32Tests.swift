import Testing

@testable import Evidence

@Suite struct Base32Tests {
    @Test func `writes the most significant digit first`() {
        #expect(text(0b00001_00010_11111, 3) == "12z")
        #expect(text(5, 4) == "0005")
    }

    @Test func `reads every digit back and nothing but its digits`() {
        for byte in UInt8.min...UInt8.max {
            let value = Base32.value(ofDigit: byte)
            let isDigit = "0123456789abcdefghjkmnpqrstvwxyz".utf8.contains(byte)
            #expect((value != nil) == isDigit, "byte \(byte)")
            if let value { #expect(Base32.digit(UInt64(value)) == byte) }
        }
    }

    @Test func `reads at most twelve digits`() {
        let most: UInt64 = 1 << 60 - 1
        #expect(Base32.value(of: Array("zzzzzzzzzzzz".utf8)) == most)
        #expect(Base32.value(of: Array("0000000000000".utf8)) == nil)
        #expect(Base32.value(of: Array("0u".utf8)) == nil)
    }

    private func text(_ value: UInt64, _ count: Int) -> String {
        String(decoding: Base32.digits(of: value, count: count), as: UTF8.self)
    }
}
