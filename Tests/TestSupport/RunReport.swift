import Foundation

/// A `report.json` as a script would read it.
public struct RunReport {
    private let root: [String: Any]

    /// Reads the only run below the folder `reports` of `folder`.
    public init(onlyRunIn folder: ScratchFolder, reports: String = "reports") throws {
        let runs = folder.contents(of: reports)
        guard runs.count == 1, let run = runs.first else { throw Missing(found: runs) }
        let url = folder.url.appending(path: "\(reports)/\(run)/report.json")
        let value = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
        root = value as? [String: Any] ?? [:]
    }

    /// There was not exactly one run.
    public struct Missing: Error {
        /// What was there instead.
        public let found: [String]
    }

    /// The text at a path such as `run.id`.
    public func text(_ path: String) -> String? { value(path) as? String }

    /// The number at a path such as `ledger.lost`; nil where there is none.
    public func number(_ path: String) -> Int? { (value(path) as? NSNumber)?.intValue }

    /// The checks that failed, by their names.
    public var failedChecks: [String] {
        (value("checks") as? [[String: Any]] ?? []).filter { $0["verdict"] as? String == "failed" }
            .compactMap { $0["name"] as? String }
    }

    /// How many elements the list at a path has.
    public func count(_ path: String) -> Int? { (value(path) as? [Any])?.count }

    /// What became of one kind of poison.
    public struct Poison {
        /// The kind.
        public let kind: String
        /// How many were sent, and came out, and what was missing beside them.
        public let sent, passed, missingNearby: Int
        /// The longest recovery, in microseconds.
        public let longestRecovery: Double?
    }

    /// What became of poison, kind by kind.
    public var poison: [Poison] {
        (value("poison") as? [[String: Any]] ?? []).map { element in
            Poison(
                kind: element["kind"] as? String ?? "",
                sent: element["sent"] as? Int ?? -1,
                passed: element["passed"] as? Int ?? -1,
                missingNearby: element["missingNearby"] as? Int ?? -1,
                longestRecovery: (element["longestRecovery"] as? NSNumber)?.doubleValue
            )
        }
    }

    /// All numbers of the ledger by their names.
    public var ledger: [String: Int] {
        (value("ledger") as? [String: NSNumber] ?? [:]).mapValues(\.intValue)
    }

    private func value(_ path: String) -> Any? {
        path.split(separator: ".").reduce(root as Any?) { value, key in
            (value as? [String: Any])?[String(key)]
        }
    }
}
