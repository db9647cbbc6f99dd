import Networking
import Testing

@Suite struct SlowReaderTests {
    @Test(arguments: [true, false])
    func `eight megabytes arrive whole at a reader that pauses`(secure: Bool) throws {
        let parties = try Identities()
        let content = (0..<8_388_608).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 13) }
        let pair = try Loopback(
            server: secure ? parties.server : nil,
            security: secure ? parties.client() : nil
        )
        #expect(
            try pair.run {
                pair.client.stream.phase == .open && pair.server?.stream.phase == .open
            }
        )
        pair.server?.stream.isReadingPaused = true
        try pair.client.stream.send(content)
        #expect(pair.client.stream.unsentCount > 0)
        let more = Array("the end".utf8)
        try pair.client.stream.send(more)
        pair.server?.stream.isReadingPaused = false
        #expect(try pair.run { pair.server?.receivedCount == content.count + more.count })
        #expect(pair.server?.received == content + more)
        #expect(pair.client.stream.unsentCount == 0)
    }
}
