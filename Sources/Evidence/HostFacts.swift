/// The machine that generated the load.
public struct HostFacts: Hashable, Sendable {
    /// Cores that the process may use.
    public var cores: Int
    /// The kernel's name and release.
    public var kernel: String
    /// Memory in bytes.
    public var memoryBytes: UInt64

    /// Creates facts.
    public init(cores: Int, kernel: String, memoryBytes: UInt64) {
        self.cores = cores
        self.kernel = kernel
        self.memoryBytes = memoryBytes
    }
}
