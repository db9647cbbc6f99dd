import Networking
import Quantities
import Synchronization
import Testing

@Suite struct PollerTests {
    @Test func `a wake from another thread ends the wait`() throws {
        let poller = try Poller()
        let waker = poller.waker
        try DedicatedThread.start("test") { waker.wake() }
        #expect(poller.wait(atMost: .seconds(10)))
        #expect(poller.ready.isEmpty)
    }

    @Test func `many wakes before a wait end one wait only`() throws {
        let poller = try Poller()
        for _ in 0..<1_000 { poller.waker.wake() }
        #expect(poller.wait(atMost: .zero))
        #expect(!poller.wait(atMost: .zero))
    }

    @Test func `a negative limit does not wait`() throws {
        #expect(try !Poller().wait(atMost: .seconds(-1)))
    }

    @Test func `the clocks never run backwards and share the second with each other`() {
        let source = SystemTimeSource()
        let first = source.now()
        #expect(source.now() >= first)
        #expect(source.wallClock().milliseconds > 1_700_000_000_000)
        #expect(source.threadCPUTime() > .zero)
    }
}
