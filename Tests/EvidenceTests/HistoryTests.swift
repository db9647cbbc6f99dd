import Quantities
import Testing

@testable import Evidence

@Suite struct HistoryTests {
    @Test(arguments: [1, 7, 64, 4_096, 1 << 20])
    func `gives back what was written, however the bytes are cut`(chunk: Int) {
        let batches = [HistorySamples.records(30, seed: 1), [], HistorySamples.records(9, seed: 2)]
        let reading = HistoryReading(HistoryWriting.file(batches), chunk: chunk)
        #expect(reading.error == nil)
        #expect(reading.ending == .complete)
        #expect(
            reading.blocks == [
                .header(HistorySamples.header), .broker(HistorySamples.broker),
                .records(batches[0]), .records(batches[2]), .end(recordCount: 39),
            ]
        )
    }

    @Test(arguments: [2026, 1, .max] as [UInt64])
    func `gives back records of every kind and size`(seed: UInt64) {
        let records = HistorySamples.records(6_000, seed: seed)
        let reading = HistoryReading(HistoryWriting.file([records]))
        #expect(reading.error == nil, "seed \(seed)")
        #expect(reading.records == records, "seed \(seed)")
        let tags = Set(records.map { record in "\(record)".prefix { $0 != "(" } })
        #expect(tags.count == 13, "seed \(seed) must produce every kind of record")
    }

    @Test func `splits a large batch over blocks`() {
        let records = HistorySamples.healthyRecords(messages: 30_000)
        let reading = HistoryReading(HistoryWriting.file([records]))
        #expect(reading.records == records)
        #expect(reading.blocks.count > 4)
    }

    @Test func `costs at most 9 bytes a healthy record and 25 a message`() {
        let messages = 2_000
        let batches = (0..<messages / 50).map { batch in
            Array(
                HistorySamples.healthyRecords(messages: messages)[batch * 150..<batch * 150 + 150]
            )
        }
        let whole = HistoryWriting.file(batches).count - HistoryWriting.file([]).count
        print("history: \(Double(whole) / Double(messages)) bytes a message")
        #expect(whole <= 25 * messages)
        #expect(whole <= 9 * 3 * messages)
    }

    @Test func `keeps a header without optional parts`() {
        var header = HistorySamples.header
        header.furtherFiles = []
        header.overrides = []
        header.environment = []
        header.planted = []
        header.versions.libmosquitto = "2.0.21"
        header.commandLine = []
        var encoder = HistoryEncoder()
        let reading = HistoryReading(encoder.begin(header))
        #expect(reading.blocks == [.header(header)])
    }

    @Test func `keeps broker facts without optional parts`() {
        var encoder = HistoryEncoder()
        let facts = BrokerFacts(address: "mqtt://localhost:1883")
        let bytes = encoder.begin(HistorySamples.header) + encoder.broker(facts)
        #expect(HistoryReading(bytes).blocks.last == .broker(facts))
    }

    @Test func `skips fields that a later version may add`() throws {
        var fields = HistorySamples.header.fields
        fields.text(999, "not known yet")
        let file = HistoryWriting.forged([(HistoryBlockKind.header.rawValue, fields.bytes)])
        #expect(HistoryReading(file).blocks == [.header(HistorySamples.header)])
    }
}
