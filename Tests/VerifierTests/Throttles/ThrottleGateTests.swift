import Quantities
import Testing

@testable import Verifier

/// One limit of a throttle, message by message: times in milliseconds.
@Suite struct ThrottleGateTests {
    private func gate(_ passes: [(sent: Int64, received: Int64)]) -> ThrottleGate {
        var gate = ThrottleGate(interval: .milliseconds(50))
        for pass in passes {
            gate.offer(sent: .milliseconds(pass.sent))
            gate.pass(sent: .milliseconds(pass.sent), received: .milliseconds(pass.received))
        }
        return gate
    }

    @Test func `a message right behind another is too early, whatever was long before`() {
        #expect(gate([(0, 1), (1_000, 1_001), (1_010, 1_011)]).tooEarly == 1)
        #expect(gate([(0, 1), (50, 51), (100, 101), (149, 150)]).tooEarly == 0)
    }

    @Test func `many messages a little too early are found where one alone could be late`() {
        // Every 45 ms, each up to 8 ms under way: two say nothing, some together do.
        let passes = (0..<20 as Range<Int64>).map { (sent: $0 * 45, received: $0 * 45 + 8) }
        #expect(gate(Array(passes.prefix(2))).tooEarly == 0)
        #expect(gate(passes).tooEarly > 0)
    }

    @Test func `a message that was sent much earlier than it came may have passed in time`() {
        #expect(gate([(0, 1), (2, 51)]).tooEarly == 0)
        #expect(gate([(0, 1), (40, 47)]).tooEarly == 1)
    }

    @Test func `a message that came before the limit had room is no silence`() {
        var gate = gate([(0, 1)])
        gate.offer(sent: .milliseconds(40))
        gate.pass(sent: .milliseconds(300), received: .milliseconds(301))
        gate.finish()
        #expect(gate.unexplained == [])
    }

    @Test func `a message that found the limit open and did not pass is a silence`() {
        var gate = gate([(0, 1)])
        gate.offer(sent: .milliseconds(60))
        gate.pass(sent: .milliseconds(300), received: .milliseconds(301))
        gate.finish()
        #expect(gate.unexplained == [.milliseconds(240)])
    }

    @Test func `the end of the load ends a silence`() {
        var gate = gate([(0, 1)])
        for sent in [60, 160, 400] as [Int64] { gate.offer(sent: .milliseconds(sent)) }
        gate.finish()
        #expect(gate.unexplained == [.milliseconds(340)])
    }
}
