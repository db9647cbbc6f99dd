import Quantities

/// Reads `preflight:`: what is found out about the graph before any load.
enum PreflightReader {
    /// More probes prove nothing more.
    private static let largest = 1_000

    static func read(_ node: LocatedNode, into problems: inout Problems) -> PreflightPlan? {
        guard var keys = MappingReader(node, "preflight", into: &problems) else { return nil }
        let before = problems.errors.count
        var plan = PreflightPlan()
        if let node = keys.take("probes") {
            let probes: Int? = node.integer(
                "probes",
                in: 0...largest,
                because: "so many of them must come out before the load begins, 0 sends none",
                into: &problems
            )
            plan.probes = probes ?? plan.probes
        }
        if let node = keys.take("within") {
            plan.within = PhasesReader.length(node, "within", into: &problems) ?? plan.within
        }
        if let node = keys.take("quiet") {
            let quiet = PhasesReader.length(node, "quiet", mayBeZero: true, into: &problems)
            plan.quiet = quiet ?? plan.quiet
        }
        keys.finish(into: &problems, renamed: ["timeout": "within", "count": "probes"])
        return problems.errors.count == before ? plan : nil
    }
}
