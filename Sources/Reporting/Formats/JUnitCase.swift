import Verifier

/// One test case of a JUnit report.
struct JUnitCase {
    /// The group it is shown in.
    var className: String
    /// Its name in the group.
    var name: String
    /// What it came to.
    var verdict: Verdict
    /// Why, in one sentence.
    var message: String
    /// More, a sentence each.
    var details: [String] = []

    /// The case as an element.
    var element: XMLElement {
        var element = XMLElement(
            "testcase",
            ["classname": "crucible.\(className)", "name": name, "time": "0"]
        )
        if verdict != .passed {
            let outcome = XMLElement(
                verdict == .failed ? "failure" : "error",
                ["message": message, "type": verdict.rawValue],
                text: ([message] + details).joined(separator: "\n")
            )
            element.children.append(outcome)
        }
        return element
    }
}

extension Verdict {
    /// Whether a test case with this verdict could not be judged.
    var isError: Bool { self == .inconclusive || self == .invalid }
}
