/// Whether a value that equals a bound is on the side where the module has it.
public enum BoundRule: Sendable {
    /// As the module has it.
    case asDefined
    /// The planted defect: `<` is taken for `<=`, `<=` for `<`, and so on.
    case flipped
}
