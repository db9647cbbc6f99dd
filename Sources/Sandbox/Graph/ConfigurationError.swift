/// A configuration that a stage of the reference graph cannot run.
struct ConfigurationError: Error, Hashable {
    /// What is wrong with it.
    let problem: String
    /// What to write instead.
    let hint: String
}
