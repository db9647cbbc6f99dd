/// A defect of the reference graph.
protocol GraphFault: Fault {
    /// What to do with a message; nil leaves it alone.
    func effect(on situation: FaultSituation) -> FaultEffect?
}
