/// A metamorphic relation: how the answers to two questions must stand to each other, whatever the
/// graph does.
///
/// Needs nobody to know what the graph does; a filter that keeps no state fulfils them all.
public enum Relation: String, Sendable, CaseIterable {
    /// The same message again gives the same.
    case replay
    /// Of a message sent twice at once each copy gives what one alone gives.
    case repetition
    /// What lies between two neighbours that pass passes.
    case convexity
    /// The same temperature in the other unit is decided alike.
    case unit
    /// The same JSON in another spelling gives the same: white space, order of keys, the number.
    case json
    /// A user property that has nothing to do with the graph changes nothing.
    case property
    /// What came out, sent in again, comes out as it is.
    case idempotence

    /// What must hold, in words.
    public var sentence: String {
        switch self {
        case .replay: "the same message again gives the same"
        case .repetition: "of a message sent twice each copy gives what one alone gives"
        case .convexity: "what lies between two values that pass passes"
        case .unit: "the same temperature in the other unit is decided alike"
        case .json: "the same JSON in another spelling gives the same"
        case .property: "a user property that means nothing changes nothing"
        case .idempotence: "what came out, sent in again, comes out as it is"
        }
    }
}
