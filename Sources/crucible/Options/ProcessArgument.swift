import ArgumentParser
import Sandbox

/// Where the sandbox is to live, as a flag says it.
enum ProcessArgument: String, CaseIterable, ExpressibleByArgument {
    case shared
    case own

    /// The place.
    var placement: SandboxPlacement {
        switch self {
        case .shared: .shared
        case .own: .own
        }
    }
}
