import Quantities
import Testing

@testable import MQTTClient

@Suite struct WorkMeterTests {
    private func instant(_ milliseconds: Int64) -> MonotonicInstant {
        MonotonicInstant(nanoseconds: milliseconds * 1_000_000)
    }

    @Test func `counts everything but the waits`() {
        var meter = WorkMeter(at: instant(100))
        #expect(meter.worked(at: instant(107)) == .milliseconds(7))
        meter.wait(at: instant(110))
        #expect(meter.worked(at: instant(500)) == .milliseconds(10))
        meter.work(at: instant(600))
        #expect(meter.worked(at: instant(600)) == .milliseconds(10))
        #expect(meter.worked(at: instant(605)) == .milliseconds(15))
    }

    @Test func `a turn that did not wait goes on with the work`() {
        var meter = WorkMeter(at: instant(0))
        meter.work(at: instant(4))
        meter.work(at: instant(6))
        #expect(meter.worked(at: instant(9)) == .milliseconds(9))
    }

    @Test func `a wait that is begun twice is one`() {
        var meter = WorkMeter(at: instant(0))
        meter.wait(at: instant(3))
        meter.wait(at: instant(8))
        meter.work(at: instant(10))
        #expect(meter.worked(at: instant(11)) == .milliseconds(4))
    }
}
