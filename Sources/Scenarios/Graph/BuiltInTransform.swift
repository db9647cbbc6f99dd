/// One of the transforms that the runtime has built in, by the artifact that stands for it.
///
///     azureiotoperations/graph-dataflow-filter:1.0.0
///
/// Only these artifacts tell what they do: they are the runtime's own, and documented by name.
/// Source: learn.microsoft.com, _Data flow graphs overview_, 19 June 2026.
enum BuiltInTransform: String, Sendable, CaseIterable {
    case filter
    case map
    case branch
    case concatenate
    case window
    case throttle

    private static let prefix = "azureiotoperations/graph-dataflow-"

    /// The versions whose behaviour is documented.
    private var versions: [String] { self == .window ? ["1.0.0", "1.1.0"] : ["1.0.0"] }

    /// The keys that its configuration can have; the first is the one that it cannot do without.
    ///
    /// The last three of a window are known from 1.1.0 on.
    var keys: [String] {
        switch self {
        case .filter, .map, .branch: ["rules"]
        case .concatenate: []
        case .window: ["rules", "delay", "count", "memory", "triggers"]
        case .throttle: ["throttle"]
        }
    }

    /// What its first key is set to, as an example.
    var example: String {
        switch self {
        case .filter, .map, .branch, .concatenate: #"{"\#(rawValue)": …}"#
        case .window: #"{"accumulate": […]}"#
        case .throttle: #"{"perTopicThrottles": […]}"#
        }
    }

    /// What kind of operation it is.
    var kind: DataFlow.Kind {
        switch self {
        case .filter: .filter
        case .map: .map
        case .branch: .branch
        case .concatenate: .concatenate
        case .window: .accumulate
        case .throttle: .filter
        }
    }

    /// What it does; nil for a concatenate, which does nothing to a message.
    var semantics: ModuleSemantics? {
        switch self {
        case .filter: .builtInFilter
        case .map: .builtInMap
        case .branch: .builtInBranch
        case .concatenate: nil
        case .window: .builtInWindow
        case .throttle: .builtInThrottle
        }
    }

    /// The transform that an artifact stands for; nil for a graph of modules.
    ///
    /// - Throws: For a built-in transform that cannot be judged.
    init?(artifact: String) throws(ValueProblem) {
        guard artifact.hasPrefix(Self.prefix) else { return nil }
        let parts = artifact.dropFirst(Self.prefix.count).split(
            separator: ":",
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        let known = Self.allCases.map(\.rawValue)
        guard let found = Self(rawValue: String(parts[0])) else {
            throw ValueProblem(
                .unsupportedGraph,
                "the built-in transform \(quoted(artifact)) cannot be judged yet",
                hint: "Crucible judges \(enumerated(known)), each 1.0.0"
            )
        }
        guard parts.count == 2, found.versions.contains(String(parts[1])) else {
            throw ValueProblem(
                .unsupportedGraph,
                "nobody has written down what this version does: \(quoted(artifact))",
                hint: "Crucible judges \(Self.prefix)\(found.rawValue):"
                    + found.versions.joined(separator: " and ")
            )
        }
        self = found
    }
}
