import ArgumentParser
import Inquiry

/// A metamorphic relation by its name.
struct RelationArgument: ExpressibleByArgument {
    /// The relation.
    let relation: Relation

    /// Nil for a name that no relation has.
    init?(argument: String) {
        guard let relation = Relation(rawValue: argument) else { return nil }
        self.relation = relation
    }

    static var allValueStrings: [String] { Relation.allCases.map(\.rawValue) }
}
