/// Whether a value that equals a bound is inside.
public enum BoundRule: Sendable {
    /// As the module has it.
    case asDefined
    /// The planted defect: every bound lets its own value through.
    case inclusive
}
