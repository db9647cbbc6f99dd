/// A message that is not of this run's load: on the output topic, unless it says otherwise.
public enum Stranger: Hashable, Sendable {
    /// It carries no identity, or one that fails its check.
    case foreign
    /// It is of another run.
    case staleRun(RunIdentifier)
    /// The broker kept it from earlier (RETAIN).
    case retained
    /// It is a probe that this run sent before its load.
    case probe(UInt64)
    /// It was on the input, where the control path saw it.
    case onInput
}
