import Evidence
import Glibc

/// Reads a history from a file, block by block.
struct HistoryFile {
    private static let chunkSize = 1 << 18

    private let path: String
    private var decoder = HistoryDecoder()
    private var offset = 0
    private var isAtEnd = false

    /// A history that is opened when the first block is asked for.
    init(path: String) {
        self.path = path
    }

    /// How the history ends, once ``next()`` has returned nil.
    var ending: HistoryEnding { decoder.ending }

    /// The next block; nil at the end.
    mutating func next() throws(ReplayFailure) -> HistoryBlock? {
        while true {
            do throws(HistoryError) {
                if let block = try decoder.next() { return block }
            } catch {
                throw .history(path: path, error)
            }
            guard !isAtEnd else { return nil }
            do throws(FileError) {
                let chunk = try WholeFile.read(path, from: offset, atMost: Self.chunkSize)
                offset += chunk.count
                isAtEnd = chunk.isEmpty
                decoder.append(chunk)
            } catch {
                throw .file(error)
            }
        }
    }
}
