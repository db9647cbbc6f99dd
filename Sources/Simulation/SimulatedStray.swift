/// A message on the output that is not of the run's load.
enum SimulatedStray: UInt64, Hashable, CaseIterable {
    /// Carries no identity.
    case nameless
    /// Carries an identity of this run whose check bits are wrong.
    case forged
    /// Is of another run.
    case otherRun
    /// Was kept by the broker from earlier.
    case retained
    /// Names a slot of this run that does not exist.
    case future
}
