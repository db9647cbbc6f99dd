/// A defect of the reference graph.
protocol GraphFault: Fault {
    /// Whether it hits the probes that are sent before the load as well.
    static var hitsProbes: Bool { get }

    /// What to do with a message; nil leaves it alone.
    func effect(on situation: FaultSituation) -> FaultEffect?
}

extension GraphFault {
    static var hitsProbes: Bool { false }
}
