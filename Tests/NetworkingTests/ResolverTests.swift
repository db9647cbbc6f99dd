import Networking
import Quantities
import Testing

@Suite struct ResolverTests {
    @Test(arguments: ["localhost", "127.0.0.1"])
    func `finds a loopback address and wakes the poller`(host: String) throws {
        let answer = try #require(try answer(for: host))
        #expect(answer.host == host)
        #expect(answer.port == 8_883)
        let addresses = try answer.result.get()
        #expect(addresses.contains { $0.description == "127.0.0.1:8883" })
        #expect(Set(addresses).count == addresses.count)
    }

    @Test func `an unknown host is an error that names it`() throws {
        let answer = try #require(try answer(for: "no such host"))
        guard case .failure(.hostNotFound(let host, let detail)) = answer.result else {
            Issue.record("it was found")
            return
        }
        #expect(host == "no such host")
        #expect(!detail.isEmpty)
    }

    private func answer(for host: String) throws -> Resolver.Answer? {
        let poller = try Poller()
        let resolver = Resolver(waker: poller.waker)
        resolver.ask(for: host, port: 8_883)
        for _ in 0..<100 {
            if let answer = resolver.takeAnswers().first { return answer }
            _ = poller.wait(atMost: .milliseconds(100))
        }
        return nil
    }
}
