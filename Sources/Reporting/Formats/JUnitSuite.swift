public import Quantities
public import Verifier

/// A JUnit document of test cases that are not a run's checks.
///
/// What failed is a failure; what is inconclusive is an error, so that no pipeline turns green
/// without evidence. The same schema as ``JUnitReport``'s.
public struct JUnitSuite: Hashable, Sendable {
    /// One test case.
    public struct Case: Hashable, Sendable {
        /// The group it is shown in, such as its file.
        public let group: String
        /// Its name.
        public let name: String
        /// What it came to.
        public let verdict: Verdict
        /// Why; empty for one that passed.
        public let reason: String
        /// How long it took.
        public let took: Nanoseconds

        /// Creates a case.
        public init(
            group: String,
            name: String,
            verdict: Verdict,
            reason: String,
            took: Nanoseconds
        ) {
            self.group = group
            self.name = name
            self.verdict = verdict
            self.reason = reason
            self.took = took
        }
    }

    private let name: String
    private let started: WallClockInstant
    private let cases: [Case]

    /// Creates a suite.
    ///
    /// - Parameters:
    ///   - name: What it is called.
    ///   - started: When its first case began.
    ///   - cases: The cases, in order.
    public init(name: String, started: WallClockInstant, cases: [Case]) {
        self.name = name
        self.started = started
        self.cases = cases
    }

    /// The document.
    public var document: String {
        let elements = cases.map { item in
            var element = JUnitCase(
                className: item.group,
                name: item.name,
                verdict: item.verdict,
                message: item.reason
            ).element
            for index in element.attributes.indices where element.attributes[index].name == "time" {
                element.attributes[index].value = JUnitReport.seconds(item.took)
            }
            return element
        }
        let total = cases.reduce(Nanoseconds.zero) { $0 + $1.took }
        let suite = XMLElement(
            "testsuite",
            [
                "name": name,
                "package": "crucible",
                "id": "0",
                "timestamp": Timestamp(started).zonelessText,
                "hostname": "localhost",
                "tests": String(cases.count),
                "failures": String(cases.count { $0.verdict == .failed }),
                "errors": String(cases.count { $0.verdict.isError }),
                "skipped": "0",
                "time": JUnitReport.seconds(total),
            ],
            children: [XMLElement("properties")] + elements + [
                XMLElement("system-out"), XMLElement("system-err"),
            ]
        )
        return XMLElement("testsuites", children: [suite]).document
    }
}
