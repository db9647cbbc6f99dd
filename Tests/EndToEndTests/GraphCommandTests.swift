import Foundation
import TestSupport
import Testing

/// `crucible graph`, the stand-in for a deployed graph.
@Suite(.serialized) struct GraphCommandTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    /// A port of loopback that takes connections and never answers.
    private struct SilentPort: ~Copyable {
        let descriptor: Int32
        let number: UInt16

        init() throws {
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = inet_addr("127.0.0.1")
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let listener = descriptor
            let isListening = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                    bind(listener, generic, length) == 0 && listen(listener, 8) == 0
                        && getsockname(listener, generic, &length) == 0
                }
            }
            try #require(isListening)
            number = UInt16(bigEndian: address.sin_port)
        }

        deinit { close(descriptor) }
    }

    @Test func `SIGINT ends it while it still connects`() throws {
        let port = try SilentPort()
        let file = try folder.write(ShortScenario().text, to: "short.yaml")
        let broker = "mqtt://127.0.0.1:\(port.number)"
        let command = try Command(Project.command, ["graph", file, "--broker", broker])
        #expect(command.waits(for: "connecting"))
        command.send(SIGINT)
        let result = command.result()
        #expect(result.status == 130, "\(result.output)\(result.errors)")
    }
}
