/// Reads a history from chunks of bytes of any size.
///
/// Holds one block at a time, 48 bytes a publisher, and whatever of the chunk was not yet asked
/// for. No bytes whatever make it trap: what is damaged is reported with its place.
///
///     decoder.append(chunk)
///     while let block = try decoder.next() { … }      // nil: append the next chunk
///     let ending = decoder.ending                     // after the last chunk
public struct HistoryDecoder: Sendable {
    private var buffer: [UInt8] = []
    private var position = 0
    private var offset: UInt64 = 0
    private var check = CRC32C()
    private var records = RecordDecoder()
    private var recordCount: UInt64 = 0
    private var hasMagic = false
    private var hasHeader = false
    private var isClosed = false
    private var failure: HistoryError?

    /// Creates a decoder that awaits the first byte.
    public init() {}

    /// Adds the bytes that follow those given before.
    public mutating func append(_ bytes: [UInt8]) {
        if position > 0 {
            buffer.removeFirst(position)
            position = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// How the bytes end; meaningful when all of them were appended and ``next()`` returned nil.
    public var ending: HistoryEnding {
        isClosed ? .complete : .cutShort(incompleteBytes: buffer.count - position)
    }

    /// The next block; nil when more bytes are needed for it.
    ///
    /// - Returns: A block whose check agreed.
    /// - Throws: ``HistoryError`` at the first trouble, and the same one ever after.
    public mutating func next() throws(HistoryError) -> HistoryBlock? {
        if let failure { throw failure }
        do {
            return try step()
        } catch {
            failure = error
            throw error
        }
    }

    private mutating func step() throws(HistoryError) -> HistoryBlock? {
        guard try readMagic() else { return nil }
        guard available > 0 else { return nil }
        guard !isClosed else {
            throw error(.malformed, "there are bytes behind the block that closes the history")
        }
        guard available >= HistoryFormat.blockHeadLength else { return nil }
        let head = buffer[position..<position + 5]
        var check = check
        check.add(head)
        guard check.value == fixed(at: 5) else {
            throw error(
                .damaged,
                "the beginning of a block is damaged; what comes before it can be trusted"
            )
        }
        let length = Int(fixed(at: 1))
        guard available >= HistoryFormat.blockHeadLength + length + HistoryFormat.blockTailLength
        else { return nil }
        let start = position + HistoryFormat.blockHeadLength
        let payload = buffer[start..<start + length]
        check.add(payload)
        guard check.value == fixed(at: HistoryFormat.blockHeadLength + length) else {
            throw error(.damaged, "a block is damaged; what comes before it can be trusted")
        }
        let block = try decode(kind: buffer[position], payload)
        self.check = check
        advance(HistoryFormat.blockHeadLength + length + HistoryFormat.blockTailLength)
        return block
    }

    /// Whether the first line was read; throws as soon as a byte of it is wrong.
    private mutating func readMagic() throws(HistoryError) -> Bool {
        guard !hasMagic else { return true }
        let magic = HistoryFormat.magic
        let begin = buffer.prefix(magic.count)
        let name = HistoryFormat.name
        guard begin.starts(with: name.prefix(begin.count)) else {
            throw error(
                .notAHistory,
                "this is not a history; give the file \"\(HistoryFormat.fileName)\" of a report "
                    + "folder"
            )
        }
        guard magic.starts(with: begin) else {
            throw error(
                .unsupportedVersion,
                "the history is of another version than \(HistoryFormat.version); read it with the "
                    + "Crucible that wrote it"
            )
        }
        guard begin.count == magic.count else { return false }
        check.add(magic)
        advance(magic.count)
        hasMagic = true
        return true
    }

    private mutating func decode(
        kind: UInt8,
        _ payload: ArraySlice<UInt8>
    ) throws(HistoryError) -> HistoryBlock {
        guard let kind = HistoryBlockKind(rawValue: kind), hasHeader != (kind == .header) else {
            throw error(.malformed, "a block of kind \(kind) does not belong here")
        }
        do {
            switch kind {
            case .header:
                hasHeader = true
                return .header(try RunHeader(try FieldReader(payload)))
            case .broker:
                return .broker(try BrokerFacts(try FieldReader(payload)))
            case .records:
                return .records(try batch(payload))
            case .end:
                return try close(payload)
            }
        } catch {
            throw self.error(.malformed, error.problem)
        }
    }

    private mutating func batch(
        _ payload: ArraySlice<UInt8>
    ) throws(ByteReader.Malformation) -> [Record] {
        var reader = ByteReader(payload)
        var batch: [Record] = []
        while !reader.isAtEnd { batch.append(try records.read(&reader)) }
        recordCount += UInt64(batch.count)
        return batch
    }

    private mutating func close(
        _ payload: ArraySlice<UInt8>
    ) throws(ByteReader.Malformation) -> HistoryBlock {
        var reader = ByteReader(payload)
        let stated = try reader.varint()
        guard stated == recordCount else {
            throw ByteReader.Malformation(
                problem: "the history says that it has \(stated) records, but has \(recordCount)"
            )
        }
        isClosed = true
        return .end(recordCount: stated)
    }

    private var available: Int { buffer.count - position }

    private mutating func advance(_ count: Int) {
        position += count
        offset += UInt64(count)
    }

    private func fixed(at distance: Int) -> UInt32 {
        let start = position + distance
        return buffer[start..<start + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    private func error(_ code: HistoryError.Code, _ problem: String) -> HistoryError {
        HistoryError(code, at: offset, problem)
    }
}
