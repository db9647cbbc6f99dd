import Testing

@testable import Verifier

@Suite struct SerdeNumberTests {
    private func read(_ text: String) -> SerdeNumber? {
        var reader = SerdeReader(Array(text.utf8))
        return try? reader.number()
    }

    @Test(arguments: [
        ("0", SerdeNumber.unsigned(0)), ("18446744073709551615", .unsigned(.max)),
        ("-1", .negative(-1)), ("-9223372036854775808", .negative(.min)),
        ("-9223372036854775809", .float(-0x1p63)),
        ("-9223372036854775807", .negative(-9_223_372_036_854_775_807)), ("1.5", .float(1.5)),
        ("1e2", .float(100)),
    ])
    func `keeps whole numbers whole as long as they fit`(text: String, number: SerdeNumber) {
        #expect(read(text) == number)
    }

    @Test func `keeps the sign of a zero`() {
        #expect(read("-0")?.double.sign == .minus)
        #expect(read("-0.0")?.double.sign == .minus)
        #expect(read("-0e99999999999")?.double.sign == .minus)
    }

    @Test func `ignores decimals that 64 bits do not hold`() {
        #expect(read("1.00000000000000000009999")?.double == 1)
        #expect(read("0.12345678901234567899999999")?.double == 0.12345678901234568)
    }

    @Test func `only counts digits of a whole part that 64 bits do not hold`() {
        #expect(read("18446744073709551616")?.double == 1.8446744073709552e19)
        #expect(read("184467440737095516160000")?.double == 1.8446744073709552e23)
        // The fraction is appended to the digits that were kept, as the library does it.
        #expect(read("18446744073709551619.4")?.double == 1.8446744073709552e19)
    }

    @Test func `rounds twice where one step beyond 10^308 is not enough`() {
        #expect(read("1e-308")?.double == 1e-308)
        #expect(read("123456789e-330")?.double == 123456789.0 / 1e308 / 1e22)
        #expect(read("0e400")?.double == 0)
        #expect(read("1e308")?.double == 1e308)
        #expect(read("10e308") == nil)
        #expect(read("1e-99999999999")?.double == 0)
    }

    @Test func `is one step off where the library is`() {
        // Found in the library itself: the nearest double is the next one up.
        #expect(read("3999.9999999999995")?.double == 3999.999999999999)
        #expect(read("2000.0000000000002")?.double == 2_000)
    }
}
