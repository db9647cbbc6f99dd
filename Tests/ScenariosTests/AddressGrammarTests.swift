import Testing

@testable import Scenarios

@Suite struct AddressGrammarTests {
    @Test(arguments: [
        "127.0.0.1", "0.0.0.0", "255.255.255.255", "::", "::1", "1::", "fd00::2",
        "2001:db8:0:1:1:1:1:1", "::ffff:10.0.0.1", "1:2:3:4:5:6:7::", "1:2:3:4:5:6:1.2.3.4",
    ])
    func `a numeric address is one`(text: String) throws {
        try AddressGrammar.check(text)
    }

    @Test(arguments: [
        "", "localhost", "127.0.0", "127.0.0.1.1", "127.0.0.256", "127.0.0.01", "127.0.0.+1",
        "127.0.0.", ":", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::", "12345::", "g::", "fe80::1%eth0", "[::1]", "1.2.3.4::", "::1.2.3",
        "1:2:3:4:5:6:7:1.2.3.4", "127.0.0.1 ",
    ])
    func `a name or anything else is not`(text: String) {
        let problem = #expect(throws: ValueProblem.self) { try AddressGrammar.check(text) }
        #expect(problem?.code == .malformedValue)
    }
}
