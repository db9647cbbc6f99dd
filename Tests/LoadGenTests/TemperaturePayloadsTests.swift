import LoadGen
import Quantities
import Scenarios
import Testing

@Suite struct TemperaturePayloadsTests {
    @Test func `is byte for byte what people send`() {
        let payload = TemperaturePayload(minimum: 3_021, maximum: 3_021)
        #expect(texts(payload, 1) == [#"{"temperature":{"value":3021,"unit":"C"}}"#])
    }

    @Test func `states the unit it was given`() {
        let payload = TemperaturePayload(minimum: -7, maximum: -7, unit: .fahrenheit)
        #expect(texts(payload, 1) == [#"{"temperature":{"value":-7,"unit":"F"}}"#])
    }

    @Test(arguments: [
        (21.5, 2, "21.50"), (-0.5, 1, "-0.5"), (-0.05, 3, "-0.050"), (0, 0, "0"), (0, 2, "0.00"),
        (0.29, 2, "0.29"), (6_000, 12, "6000.000000000000"), (-0.0, 1, "0.0"),
        (1e-12, 12, "0.000000000001"),
        (2.5, 0, "3"), (-2.5, 0, "-3"), (2.49, 0, "2"), (-2.49, 0, "-2"),
        (460_000, 12, "460000.000000000000"),
    ])
    func `a value has exactly the decimals asked for, rounded half away from zero`(
        _ value: Double,
        _ decimals: Int,
        _ text: String
    ) {
        let payload = TemperaturePayload(minimum: value, maximum: value, decimals: decimals)
        #expect(values(payload, 1) == [text])
    }

    @Test func `whole numbers are uniform over both ends and all between`() {
        let count = 60_000
        let payload = TemperaturePayload(minimum: -2, maximum: 3)
        let counts = Dictionary(values(payload, count).map { ($0, 1) }, uniquingKeysWith: +)
        #expect(Set(counts.keys) == ["-2", "-1", "0", "1", "2", "3"])
        // Six bins of 10,000: five standard deviations are 456.
        for (text, seen) in counts { #expect(abs(seen - 10_000) < 456, "\(text): \(seen)") }
    }

    @Test func `the workload's first messages carry every directed value once, in order`() {
        let payload = TemperaturePayload(
            minimum: 0,
            maximum: 6_000,
            boundaryShareMillionths: 10_000,
            bounds: [2_000, 4_000]
        )
        #expect(
            values(payload, 18) == [
                "2000", "1999", "2001", "2000.0", "2000.00", "2e3",
                "4000", "3999", "4001", "4000.0", "4000.00", "4e3",
                "0", "-0.0", "-1000000000000", "1000000000000",
            ] + values(payload, 18).suffix(2)
        )
    }

    @Test func `a bound between two steps is probed by both of them`() {
        let payload = TemperaturePayload(
            minimum: 0,
            maximum: 1,
            decimals: 1,
            boundaryShareMillionths: 1,
            bounds: [-3.422e-1]
        )
        #expect(
            values(payload, 6) == [
                "-0.3422", "-0.4", "-0.3", "-0.34220", "-0.342200", "-3.422e-1",
            ]
        )
    }

    @Test func `an enormous bound is written with a power of ten only`() {
        let payload = TemperaturePayload(
            minimum: 0,
            maximum: 1,
            boundaryShareMillionths: 1,
            bounds: [1e300]
        )
        #expect(values(payload, 2) == ["1e300", "0"])
    }

    @Test(arguments: [10_000, 250_000, 1_000_000] as [UInt32])
    func `later messages carry directed values by share`(_ millionths: UInt32) {
        let payload = TemperaturePayload(
            minimum: 100_000,
            maximum: 999_999,
            boundaryShareMillionths: millionths,
            bounds: [2_000]
        )
        let count = 40_000
        let later = values(payload, count).dropFirst(10)
        let directed = later.filter { $0.utf8.count != 6 || $0 == "2000.0" }.count
        let expected = Double(later.count) * Double(millionths) / 1_000_000
        // Five standard deviations of a binomial count.
        let tolerance = 5 * (expected * (1 - Double(millionths) / 1_000_000)).squareRoot()
        #expect(abs(Double(directed) - expected) <= tolerance, "\(directed) of \(expected)")
    }

    @Test func `without a share nothing is directed`() {
        let payload = TemperaturePayload(minimum: 7, maximum: 7, bounds: [2_000])
        #expect(Set(values(payload, 1_000)) == ["7"])
    }

    @Test func `twelve decimals never hide behind binary rounding`() {
        let payload = TemperaturePayload(minimum: 0, maximum: 6_000, decimals: 12)
        for text in values(payload, 2_000) {
            let fraction = text.split(separator: ".").last ?? ""
            #expect(fraction.utf8.count == 12)
            #expect((0...6_000).contains(Double(text) ?? -1))
        }
    }

    /// The payloads of the first messages of one publisher.
    private func texts(_ payload: TemperaturePayload, _ count: Int) -> [String] {
        let source = PayloadSources.source(for: .temperature(payload), random: Philox2x64(key: 5))
        var bytes: [UInt8] = []
        return (0..<UInt64(count)).map { message in
            source.write(
                PayloadSlot(publisher: 0, sequence: message, message: message),
                into: &bytes
            )
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    private func values(_ payload: TemperaturePayload, _ count: Int) -> [String] {
        texts(payload, count).map {
            String($0.dropFirst(#"{"temperature":{"value":"#.count).prefix { $0 != "," })
        }
    }
}
