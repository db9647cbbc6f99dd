@testable import Evidence

/// Everything that a decoder says about some bytes.
struct HistoryReading {
    var blocks: [HistoryBlock] = []
    var ending = HistoryEnding.complete
    var error: HistoryError?

    /// Reads `bytes` in chunks of `chunk` bytes, to the end or to the first trouble.
    init(_ bytes: [UInt8], chunk: Int = 4_096) {
        var decoder = HistoryDecoder()
        var start = 0
        do {
            while start < bytes.count {
                let end = min(start + chunk, bytes.count)
                decoder.append(Array(bytes[start..<end]))
                start = end
                while let block = try decoder.next() { blocks.append(block) }
            }
        } catch {
            self.error = error
        }
        ending = decoder.ending
    }

    var records: [Record] {
        blocks.flatMap { block -> [Record] in
            guard case .records(let batch) = block else { return [] }
            return batch
        }
    }
}
