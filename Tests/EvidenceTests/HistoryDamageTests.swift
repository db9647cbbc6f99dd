import Quantities
import Testing

@testable import Evidence

@Suite struct HistoryDamageTests {
    private let batches = [
        HistorySamples.records(12, seed: 5), HistorySamples.records(12, seed: 6),
    ]

    @Test func `cut at any byte it gives the whole blocks and counts the rest`() {
        let file = HistoryWriting.file(batches)
        let whole = HistoryReading(file).blocks
        for length in 0..<file.count {
            let reading = HistoryReading(Array(file[..<length]))
            #expect(reading.error == nil, "cut at \(length)")
            #expect(whole.starts(with: reading.blocks), "cut at \(length)")
            #expect(reading.blocks.count < whole.count, "cut at \(length)")
            guard case .cutShort(let incomplete) = reading.ending else {
                Issue.record("cut at \(length): passes for complete")
                continue
            }
            // The whole blocks and the incomplete rest are all there is.
            let before = HistoryReading(Array(file[..<(length - incomplete)]))
            #expect(before.blocks == reading.blocks, "cut at \(length)")
            #expect(before.ending == .cutShort(incompleteBytes: 0), "cut at \(length)")
        }
    }

    @Test func `one changed bit is noticed wherever it is`() {
        let file = HistoryWriting.file(batches)
        let whole = HistoryReading(file).blocks
        for index in file.indices {
            var changed = file
            changed[index] ^= 1 << UInt8(index % 8)
            let reading = HistoryReading(changed)
            #expect(whole.starts(with: reading.blocks), "byte \(index)")
            guard let error = reading.error else {
                Issue.record("byte \(index): not noticed")
                continue
            }
            #expect(error.offset <= UInt64(index), "byte \(index)")
            let isInFirstLine = index < HistoryFormat.magic.count
            #expect((error.code == .damaged) != isInFirstLine, "byte \(index): \(error)")
        }
    }

    @Test func `a block that was taken out is noticed`() {
        var encoder = HistoryEncoder()
        let begin = encoder.begin(HistorySamples.header)
        _ = encoder.records(batches[0])
        let reading = HistoryReading(begin + encoder.records(batches[1]) + encoder.end())
        #expect(reading.blocks == [.header(HistorySamples.header)])
        #expect(reading.error?.code == .damaged)
        #expect(reading.error?.offset == UInt64(begin.count))
    }

    @Test func `says the same trouble again`() throws {
        var decoder = HistoryDecoder()
        decoder.append(Array("nonsense".utf8))
        let first = #expect(throws: HistoryError.self) { try decoder.next() }
        decoder.append(HistoryWriting.file([]))
        let second = #expect(throws: HistoryError.self) { try decoder.next() }
        #expect(first == second)
    }

    @Test(
        arguments: [
            ("", nil), ("c", nil), ("crucible history 3", nil), ("crucible history 3\n", nil),
            ("{", .notAHistory), ("Crucible history 1\n", .notAHistory),
            ("crucible history 1\n", .unsupportedVersion),
            ("crucible history 30", .unsupportedVersion),
        ] as [(String, HistoryError.Code?)]
    )
    func `knows a history by its first line`(line: String, code: HistoryError.Code?) {
        #expect(HistoryReading(Array(line.utf8)).error?.code == code)
    }

    @Test func `blocks out of place are malformed`() {
        let header = (
            kind: HistoryBlockKind.header.rawValue, payload: HistorySamples.header.fields.bytes
        )
        let end = (kind: HistoryBlockKind.end.rawValue, payload: [0] as [UInt8])
        let tables: [[(kind: UInt8, payload: [UInt8])]] = [
            [end], [header, header], [header, end, end], [header, (0, [])],
            [header, (HistoryBlockKind.end.rawValue, [1])],
        ]
        for blocks in tables {
            let reading = HistoryReading(HistoryWriting.forged(blocks))
            #expect(reading.error?.code == .malformed, "\(blocks.map(\.kind))")
        }
        #expect(HistoryReading(HistoryWriting.forged([header, end])).ending == .complete)
    }

    @Test func `no payload makes the decoder trap`() {
        let random = Philox2x64(key: 77)
        let header = (
            kind: HistoryBlockKind.header.rawValue, payload: HistorySamples.header.fields.bytes
        )
        let kinds: [HistoryBlockKind] = [.header, .broker, .records, .end]
        for round in 0..<4_000 as Range<UInt64> {
            let length = random.block(low: round, high: 0).0 % 40
            let payload = (0..<length).map { index in
                // Small bytes reach deeper: they are valid tags, numbers and lengths.
                let bits = random.block(low: round, high: 1 + index).0
                return UInt8(truncatingIfNeeded: bits) >> UInt8(bits >> 8 & 7)
            }
            let kind = kinds[Int(round % 4)]
            var blocks = [(kind: kind.rawValue, payload: payload)]
            if kind != .header { blocks.insert(header, at: 0) }
            let reading = HistoryReading(HistoryWriting.forged(blocks))
            #expect(reading.error == nil || reading.error?.code == .malformed, "round \(round)")
        }
    }

    @Test func `an ending that misses something says so`() {
        #expect(HistoryEnding.complete.warning == nil)
        #expect(
            HistoryEnding.cutShort(incompleteBytes: 0).warning?.contains("never closed") == true
        )
        #expect(HistoryEnding.cutShort(incompleteBytes: 17).warning?.contains("17 bytes") == true)
    }

    @Test func `an error names its place and its code`() {
        let error = HistoryError(.damaged, at: 42, "a block is damaged")
        #expect(error.description == "byte 42: error: a block is damaged [damaged]")
    }
}
