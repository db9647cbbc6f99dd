import Quantities
import Testing

@testable import Reporting

@Suite struct TextTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `the SHA-256 of a text is the one of the standard`(text: String, digest: String) {
        #expect(SHA256.hexadecimal(text.utf8) == digest)
    }

    @Test(arguments: [
        (55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
        (56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
        (63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"),
        (64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
        (65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"),
        (119, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"),
        (120, "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c"),
        (10000, "27dd1f61b867b6a0f6e9d8a41c43231de52107e53ae424de8f847b821db4b711"),
    ])
    func `the SHA-256 is right around the edges of a block`(count: Int, digest: String) {
        #expect(SHA256.hexadecimal([UInt8](repeating: 0x61, count: count)) == digest)
    }

    @Test(
        arguments: [
            (0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (12_345_678, "12,345,678"),
            (.max, "18,446,744,073,709,551,615"),
        ] as [(UInt64, String)]
    )
    func `a number has a comma between thousands`(value: UInt64, text: String) {
        #expect(Readable.number(value) == text)
    }

    @Test(
        arguments: [
            (0, "0 ns"), (999, "999 ns"), (1_000, "1.00 µs"), (9_994, "9.99 µs"),
            (9_995, "10.0 µs"),
            (12_340, "12.3 µs"), (99_960, "100 µs"), (812_400, "812 µs"), (999_499, "999 µs"),
            (999_500, "1.00 ms"), (41_250_000, "41.3 ms"), (1_000_000_000, "1.00 s"),
            (3_600_000_000_000, "3,600 s"), (-1_500, "-1.50 µs"), (.min, "-9,223,372,037 s"),
        ] as [(Int64, String)]
    )
    func `a length has three digits in its largest unit`(count: Int64, text: String) {
        #expect(Readable.length(Nanoseconds(count)) == text)
    }

    @Test(
        arguments: [
            (0, "0.000 s"), (499_999, "0.000 s"), (500_000, "0.001 s"), (-3_000_000, "-0.003 s"),
            (1_234_567_890_123, "1,234.568 s"),
        ] as [(Int64, String)]
    )
    func `a moment has milliseconds`(count: Int64, text: String) {
        #expect(Readable.moment(Nanoseconds(count)) == text)
    }

    @Test(
        arguments: [
            (0, "0 B"), (1_023, "1,023 B"), (1_024, "1.00 KiB"), (48_234_496, "46.0 MiB"),
            (8 << 30, "8.00 GiB"), (.max, "16,777,216 TiB"),
        ] as [(UInt64, String)]
    )
    func `bytes are in binary units`(value: UInt64, text: String) {
        #expect(Readable.bytes(value) == text)
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
            (1_780_000_000_123, "2026-05-28T20:26:40.123Z"),
            (-62_167_219_200_000, "0000-01-01T00:00:00.000Z"),
        ] as [(Int64, String)]
    )
    func `an instant is written in UTC`(milliseconds: Int64, text: String) {
        #expect(Timestamp(WallClockInstant(milliseconds: milliseconds)).text == text)
    }

    @Test func `dates follow the calendar day by day for 140 years`() {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var (year, month, day) = (1970, 1, 1)
        for number in 0..<51_000 as Range<Int64> {
            let instant = WallClockInstant(milliseconds: number * 86_400_000 + 3_723_000)
            let date = [(year, 4), (month, 2), (day, 2)].map { value, width in
                String(repeating: "0", count: width - String(value).count) + String(value)
            }
            .joined(separator: "-")
            #expect(Timestamp(instant).readableText == "\(date) 01:02:03 UTC")
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            day += 1
            if day > lengths[month - 1] + (month == 2 && isLeap ? 1 : 0) {
                (month, day) = (month + 1, 1)
            }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
    }
}
