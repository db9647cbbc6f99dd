import MosquittoTransport
import Testing

@Suite struct MosquittoLibraryTests {
    @Test func `the library that is loaded speaks MQTT 5, which 1.6 was the first to do`() throws {
        let parts = MosquittoLibrary.version.split(separator: ".").compactMap { Int($0) }
        try #require(parts.count == 3)
        #expect((parts[0], parts[1]) >= (1, 6))
    }
}
