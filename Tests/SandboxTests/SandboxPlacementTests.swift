import Testing

@testable import Sandbox

@Suite struct SandboxPlacementTests {
    @Test(arguments: [
        // connections, descriptors each, limit, where
        (10, 1, 1_024, SandboxPlacement.shared), (411, 1, 1_024, .shared), (412, 1, 1_024, .own),
        (922, 1, 1_024, .own), (923, 1, 1_024, nil), (10_001, 1, 20_000, .own),
        (9_899, 1, 20_000, .shared), (9_900, 1, 20_000, .own), (19_898, 1, 20_000, .own),
        (19_899, 1, 20_000, nil), (5_000, 3, 20_000, .own), (6_633, 3, 20_000, .own),
        (6_634, 3, 20_000, nil), (10_000, 1, Int.max, .shared),
    ])
    func `a sandbox shares the run's process while both fit, and has its own while each fits`(
        connections: Int,
        each: Int,
        limit: Int,
        placement: SandboxPlacement?
    ) {
        #expect(SandboxPlacement.needed(for: connections, each: each, limit: limit) == placement)
    }
}
