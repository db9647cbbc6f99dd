import Evidence
import Messaging
import Quantities
import Testing

@testable import Harness

/// What Linux writes of a process and a machine, as it does: text in, value out.
@Suite struct MachineFileTests {
    @Test(
        arguments: [
            ("nr_periods 10\nnr_throttled 7\nthrottled_usec 5\n", 7),
            ("nr_throttled 0", 0), ("nr_throttled x\n", nil), ("usage_usec 5\n", nil), ("", nil),
            ("nr_throttled\n", nil), ("xnr_throttled 3\n", nil),
        ] as [(String, UInt64?)]
    )
    func `reads how often a control group was throttled`(text: String, expected: UInt64?) {
        #expect(MachineFile.throttledPeriods(in: text) == expected)
    }

    @Test(
        arguments: [
            ("0::/\n", ["/sys/fs/cgroup/cpu.stat"]),
            (
                "0::/kubepods/pod1\n",
                ["/sys/fs/cgroup/kubepods/pod1/cpu.stat", "/sys/fs/cgroup/cpu.stat"]
            ),
            (
                "4:memory:/a\n3:cpu,cpuacct:/a:b\n0::/\n",
                [
                    "/sys/fs/cgroup/cpu,cpuacct/a:b/cpu.stat",
                    "/sys/fs/cgroup/cpu,cpuacct/cpu.stat", "/sys/fs/cgroup/cpu/a:b/cpu.stat",
                    "/sys/fs/cgroup/cpu/cpu.stat", "/sys/fs/cgroup/cpu.stat",
                ]
            ), ("1:cpu:/\n", ["/sys/fs/cgroup/cpu/cpu.stat"]),
            ("2:cpuacct:/x\n1:name=systemd:/\n", []), ("nonsense", []), ("", []),
        ] as [(String, [String])]
    )
    func `finds the control group's file, of either version`(text: String, expected: [String]) {
        #expect(MachineFile.controlGroupPaths(in: text) == expected)
    }

    @Test(
        arguments: [
            (
                """
                some avg10=26.13 avg60=50.10 avg300=43.58 total=611536840
                full avg10=0.00 avg60=0.00 avg300=0.00 total=9

                """, .microseconds(611_536_840)
            ), ("full avg10=0.00 total=9\n", nil), ("some total=\n", nil),
            ("some total=99999999999999999\n", nil), ("", nil),
        ] as [(String, Nanoseconds?)]
    )
    func `reads the pressure on cores`(text: String, expected: Nanoseconds?) {
        #expect(MachineFile.pressure(in: text) == expected)
    }

    @Test(
        arguments: [
            ("cpu  259591 0 29710 141108 3701 0 2580 4326 0 0\ncpu0 1 2 3 4 5 6 7 8\n", 4_326),
            ("cpu  1 2 3 4 5 6 7\n", nil), ("cpu0 1 2 3 4 5 6 7 8\n", nil), ("", nil),
        ] as [(String, UInt64?)]
    )
    func `reads what the hypervisor gave to others`(text: String, expected: UInt64?) {
        #expect(MachineFile.stolenTicks(in: text) == expected)
    }

    @Test(
        arguments: [("26041 5733 3071 1 0 1 0\n", 5_733), ("26041\n", nil), ("", nil)]
            as [(String, UInt64?)]
    )
    func `reads resident memory`(text: String, expected: UInt64?) {
        #expect(MachineFile.residentPages(in: text) == expected)
    }

    @Test func `this process has used processor time and memory`() {
        #expect(ProcessSampler.cpuTime() > .zero)
        #expect(ProcessSampler.residentBytes() > 1_000_000)
        let (first, second) = (ProcessSampler.strain(), ProcessSampler.strain())
        #expect(first.involuntarySwitches <= second.involuntarySwitches)
        #expect(first.pressure <= second.pressure)
        #expect(first.stolen <= second.stolen)
    }

    private func loop(cpu milliseconds: Int64, writes: UInt64 = 0) -> LoopStatistics {
        var statistics = LoopStatistics()
        statistics.cpuTime = .milliseconds(milliseconds)
        statistics.writes = writes
        statistics.bytesSent = 10 * writes
        statistics.packetsSent = 2 * writes
        statistics.bytesReceived = 30 * writes
        statistics.packetsReceived = 4 * writes
        return statistics
    }

    @Test func `the busiest loop is that of the time since the last look`() {
        var load = LoopLoad()
        #expect(load.busiestThousandths(of: [loop(cpu: 900), loop(cpu: 5)], at: .seconds(1)) == 0)
        #expect(
            load.busiestThousandths(of: [loop(cpu: 950), loop(cpu: 505)], at: .seconds(2)) == 500
        )
        #expect(
            load.busiestThousandths(of: [loop(cpu: 2_950), loop(cpu: 505)], at: .seconds(4))
                == 1_000
        )
        // No time has passed, or other loops: nothing to compare.
        #expect(load.busiestThousandths(of: [loop(cpu: 9), loop(cpu: 9)], at: .seconds(4)) == 0)
        #expect(load.busiestThousandths(of: [loop(cpu: 99)], at: .seconds(5)) == 0)
    }

    @Test func `traffic is that of all loops together`() {
        let traffic = LoopLoad.traffic(of: [loop(cpu: 0, writes: 3), loop(cpu: 0, writes: 4)])
        #expect(traffic.writes == 7)
        #expect(traffic.bytesSent == 70)
        #expect(traffic.packetsSent == 14)
        #expect(traffic.bytesReceived == 210)
        #expect(traffic.packetsReceived == 28)
        #expect(LoopLoad.traffic(of: []).writes == 0)
    }
}
