/// Where the sandbox of a run lives.
public enum SandboxPlacement: String, Hashable, Sendable, CaseIterable {
    /// In the run's own process.
    case shared
    /// In a process of its own: twice the descriptors, and CPU that is accounted apart.
    case own

    /// File descriptors that either side takes besides its connections: standard streams, pollers,
    /// listeners, the history, and what the runtime opens for itself.
    public static let furtherDescriptors = 100

    /// How many descriptors each side of a run takes.
    ///
    /// - Parameters:
    ///   - connections: The run's connections, its subscriber's included.
    ///   - each: The descriptors that its transport takes for one of them.
    /// - Returns: The run's, and the sandbox's; the graph has both ends of its connection there.
    public static func descriptors(
        for connections: Int,
        each: Int = 1
    ) -> (run: Int, sandbox: Int) {
        (connections * each + furtherDescriptors, connections + 2 + furtherDescriptors)
    }

    /// Where a run's sandbox has to live.
    ///
    /// - Parameters:
    ///   - connections: The run's connections, its subscriber's included.
    ///   - each: The descriptors that its transport takes for one of them.
    ///   - limit: How many descriptors a process may have.
    /// - Returns: Where; nil where no process may have that many descriptors.
    public static func needed(
        for connections: Int,
        each: Int = 1,
        limit: Int
    ) -> SandboxPlacement? {
        let (run, sandbox) = descriptors(for: connections, each: each)
        if run + sandbox <= limit { return .shared }
        return max(run, sandbox) <= limit ? .own : nil
    }
}
