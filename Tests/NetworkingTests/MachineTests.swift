import Testing

@testable import Networking

/// What the machine lets this process have.
@Suite struct MachineTests {
    @Test func `the limit of descriptors can be raised, and raising again changes nothing`() {
        let before = DescriptorLimit.current
        let raised = DescriptorLimit.raise()
        #expect(raised >= before && raised > 0)
        #expect(DescriptorLimit.current == raised)
        #expect(DescriptorLimit.raise() == raised)
    }

    @Test(arguments: [
        ("32768\t60999\n", 28_232), ("1024 65535", 64_512), ("5\t5\n", 1), ("60999\t32768", nil),
        ("", nil), ("32768", nil), ("a b", nil), ("0 70000", nil), ("1 2 3", nil),
    ])
    func `a range of ports is counted with both ends`(line: String, count: Int?) {
        #expect(LocalPorts.count(in: line) == count)
    }

    @Test func `this machine has ports`() {
        #expect((1...65_536).contains(LocalPorts.count))
    }
}
