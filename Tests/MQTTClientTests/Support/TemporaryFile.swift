import Glibc
import Testing

/// A file that goes away with the test.
final class TemporaryFile {
    let path: String

    init(_ text: String) throws {
        let content = Array(text.utf8)
        var template = Array("/tmp/client-test-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        try #require(write(descriptor, content, content.count) == content.count)
    }

    deinit {
        unlink(path)
    }
}
