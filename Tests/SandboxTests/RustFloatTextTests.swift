import Quantities
import Testing

@testable import Sandbox

@Suite struct RustFloatTextTests {
    @Test(arguments: [
        (0.0, "0.0"), (-0.0, "-0.0"), (1.0, "1.0"), (-1.5, "-1.5"), (1_695.0, "1695.0"),
        (653.8888888888889, "653.8888888888889"), (0.1, "0.1"),
        (0.30000000000000004, "0.30000000000000004"),
        (1e15, "1000000000000000.0"), (1.5e15, "1500000000000000.0"), (1e16, "1e16"),
        (1.5e16, "1.5e16"), (1_234_567_890_123_456.7, "1234567890123456.8"),
        (12_345_678_901_234_568, "1.2345678901234568e16"), (1e21, "1e21"), (1.5e300, "1.5e300"),
        (0.001, "0.001"), (1e-5, "0.00001"), (1.5e-5, "0.000015"), (1e-6, "1e-6"),
        (1.5e-6, "1.5e-6"), (1e-7, "1e-7"), (.leastNonzeroMagnitude, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e308"), (.infinity, "null"), (.nan, "null"),
    ])
    func `writes a number as serde_json does`(value: Double, expected: String) {
        #expect(RustFloatText(value).text == expected)
    }

    @Test func `whatever it writes reads back as the same number`() {
        for sequence in 0..<20_000 {
            let bits = Philox2x64(key: 4).block(low: UInt64(sequence), high: 0).0
            let value = Double(bitPattern: bits)
            guard value.isFinite else { continue }
            #expect(Double(RustFloatText(value).text) == value)
        }
    }
}
