import Testing

@testable import Evidence

@Suite struct HistoryNotationTests {
    @Test func `the sum of the digits is the one of the standard`() {
        var sum = CRC32C()
        sum.add(Array("1234".utf8))
        sum.add(Array("56789".utf8))
        #expect(sum.value == 0xE306_9283)
        var zeros = CRC32C()
        zeros.add([UInt8](repeating: 0, count: 32))
        #expect(zeros.value == 0x8A91_36AA)
    }

    @Test(
        arguments: [
            (0, [0]), (1, [1]), (127, [0x7F]), (128, [0x80, 1]), (300, [0xAC, 2]),
            (.max, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1]),
        ] as [(UInt64, [UInt8])]
    )
    func `a number takes seven bits a byte`(value: UInt64, bytes: [UInt8]) throws {
        var writer = ByteWriter()
        writer.varint(value)
        #expect(writer.bytes == bytes)
        var reader = ByteReader(bytes[...])
        let read = try reader.varint()
        #expect(read == value)
        #expect(reader.isAtEnd)
    }

    @Test(arguments: [0, -1, 1, 63, -64, 64, .max, .min] as [Int64])
    func `a signed number comes back`(value: Int64) throws {
        var writer = ByteWriter()
        writer.zigzag(value)
        var reader = ByteReader(writer.bytes[...])
        let read = try reader.zigzag()
        #expect(read == value)
        #expect(writer.bytes.count == 1 || value > 63 || value < -64)
    }

    @Test(
        arguments: [
            [], [0x80], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 2],
            [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1],
        ] as [[UInt8]]
    )
    func `a number that ends too early or is too large is an error`(bytes: [UInt8]) {
        var reader = ByteReader(bytes[...])
        #expect(throws: ByteReader.Malformation.self) { try reader.varint() }
    }

    @Test func `a field longer than what is left is an error`() {
        var reader = ByteReader([3, 1, 2])
        #expect(throws: ByteReader.Malformation.self) { try reader.counted() }
    }
}
