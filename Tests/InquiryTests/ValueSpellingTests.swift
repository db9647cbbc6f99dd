import Quantities
import Testing

@testable import Inquiry

@Suite struct ValueSpellingTests {
    @Test func `a value that all parsers read alike is spelt as short as can be`() {
        let table: [(Double, String)] = [
            (2_000, "2000"), (-40, "-40"), (0, "0"), (-0.0, "0"), (0.5, "0.5"), (653.25, "653.25"),
            (1e15, "1000000000000000"), (1e300, "1e+300"),
        ]
        for (value, text) in table { #expect(ValueSpelling.text(of: value) == text) }
    }

    @Test
    func `the neighbour of 2000 is spelt so that the sample's parser does not take it for 2000`() {
        let value = 2_000.0.nextUp
        #expect(value.description == "2000.0000000000002")
        #expect(DecimalDigits("2000.0000000000002")?.readInOneStep == 2_000)
        let text = ValueSpelling.text(of: value)
        #expect(Double(text) == value)
        #expect(DecimalDigits(text)?.readInOneStep == value)
    }

    @Test func `both kinds of parser read every spelling as the value it spells`() throws {
        let random = Philox2x64(key: 1)
        var misread = 0
        var without = 0
        for index in 0..<20_000 {
            let (low, high) = random.block(low: UInt64(index), high: 0)
            let value: Double
            switch index % 4 {
            case 0: value = low.uniformFraction * 6_000
            case 1: value = -low.uniformFraction / Double(1 + high % 1_000_000)
            case 2: value = Double(bitPattern: low)
            default: value = Double(high % 6_000).nextDown
            }
            guard value.isFinite, value != 0 else { continue }
            let shortest = DecimalDigits(ValueSpelling.shortestText(of: value.magnitude))
            if shortest?.readInOneStep != value.magnitude { misread += 1 }
            guard let text = ValueSpelling.agreedText(of: value) else {
                without += 1
                #expect(Double(ValueSpelling.text(of: value)) == value)
                continue
            }
            let digits = try #require(DecimalDigits(value < 0 ? String(text.dropFirst()) : text))
            #expect(Double(text) == value, "\(text) for \(value)")
            #expect(digits.readInOneStep == value.magnitude, "\(text) for \(value)")
        }
        // Without the choice among spellings, one in twelve would be read as another value.
        #expect(misread > 1_000)
        #expect(without < misread / 4, "\(without) of \(misread)")
    }

    @Test func `numbers that people write can be asked`() {
        for whole in stride(from: -6_000.0, through: 6_000, by: 37) {
            for fraction in ["", ".5", ".1", ".07", ".123", ".0001"] {
                let text = "\(Int(whole))\(fraction)"
                let value = Double(text)
                #expect(value.flatMap { ValueSpelling.agreedText(of: $0) } != nil, "\(text)")
            }
        }
    }
}
