import Quantities
import Testing

@testable import Scenarios

/// What is found out about the graph before the load.
@Suite struct PreflightMistakeTests {
    @Test(arguments: PreflightMistakeTests.table)
    func `a preflight that cannot be is reported`(_ mistake: Mistake) {
        #expect(mistake.found == mistake.expected)
    }

    @Test func `what the file says is what the plan is`() throws {
        let overrides = try [
            Override(assignment: "preflight.probes=7"), Override(assignment: "preflight.within=2m"),
            Override(assignment: "preflight.quiet=1500ms"),
        ]
        let plan = try Fixture.read(overrides: overrides).scenario.preflight
        #expect(
            plan == PreflightPlan(probes: 7, within: .seconds(120), quiet: .milliseconds(1_500))
        )
    }

    static let table: [Mistake] = [
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "preflight: off\nphases: {",
            gives: """
                scenario.yaml:17:12: error: preflight is the text "off", not a mapping [wrong-type]
                  hint: write its keys below it, indented, or in braces
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "preflight: { probes: 1001 }\nphases: {",
            gives: """
                scenario.yaml:17:22: error: probes is 1001 [out-of-range]
                  hint: write a whole number from 0 to 1000: so many of them must come out before \
                the load begins, 0 sends none
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "preflight: { within: 0s }\nphases: {",
            gives: """
                scenario.yaml:17:22: error: within "0s" is not positive [out-of-range]
                  hint: write a length of time, such as 10s
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "preflight: { timeout: 10s }\nphases: {",
            gives: """
                scenario.yaml:17:14: error: preflight has no key "timeout" [unknown-key]
                  hint: did you mean "within"? The keys of preflight are probes, within and quiet
                """
        ),
    ]
}
