/// Why a figure could not be measured.
struct BenchmarkError: Error, Hashable, CustomStringConvertible {
    /// What happened, and what to do where that is known.
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
