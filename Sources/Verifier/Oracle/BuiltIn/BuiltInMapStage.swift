import Scenarios

/// The built-in map: what its rules name survives, written anew.
///
/// Behind a rule for all fields, a field that another rule reads is left to that rule: the more
/// special rule takes precedence. What is missing, no JSON object or cannot be computed is an error,
/// and on an error the message is dropped.
/// Source: learn.microsoft.com, _Transform data with map in data flow graphs_, 19 March 2026, and
/// _Expressions reference for data flows_, Wildcards.
final class BuiltInMapStage: OracleStage {
    static let semantics = ModuleSemantics.builtInMap
    static let kind = DataFlow.Kind.map

    private let rules: [BuiltInMapRule]
    /// The fields that a rule for all fields does not copy.
    private let claimed: [FieldPath]
    let readsEnvelopes: Bool

    var changesPayloads: Bool { true }

    var writtenProperties: Set<String> {
        Set(rules.compactMap { if case .property(_, let name) = $0 { name } else { nil } })
    }

    init(parameters: [String: String]) throws(StageProblem) {
        let reader = try TransformRulesReader(parameters, keys: ["map", "datasets"])
        try reader.refuseDatasets()
        var rules: [BuiltInMapRule] = []
        for (index, json) in try reader.list("map").enumerated() {
            rules.append(try BuiltInMapRule.read(json, index: index))
        }
        try BuiltInMapConflicts.check(rules)
        self.rules = rules
        claimed = rules.flatMap { $0.claimed }
        readsEnvelopes = rules.contains { $0.rule?.readsEnvelopes ?? false }
    }

    func verdict(on message: OracleMessage) -> StageVerdict {
        do throws(ExpressionFailure) {
            return .pass(try mapped(message))
        } catch {
            return .drop
        }
    }

    func value(in message: OracleMessage) -> Double? {
        guard let json = try? JSONValue(message.payload, as: .standard) else { return nil }
        return rules.lazy.compactMap { $0.rule?.number(in: json) }.first
    }

    private func mapped(_ message: OracleMessage) throws(ExpressionFailure) -> OracleMessage {
        let json = try? JSONValue(message.payload, as: .standard)
        guard case .object(let fields)? = json else {
            throw ExpressionFailure("the payload is no object")
        }
        var output = JSONObject()
        var result = message
        for rule in rules {
            switch rule {
            case .copyAll(let from, let to):
                guard case .object(let inner)? = from.value(in: .object(fields)) else {
                    throw ExpressionFailure("a field is missing")
                }
                let copy = remaining(of: inner, at: from)
                for member in copy.members {
                    try FieldPath(segments: to.segments + [member.key])
                        .write(member.value, to: &output)
                }
            case .remove: continue
            case .field(let rule, let path):
                try path.write(try rule.value(for: message, json), to: &output)
            case .topic(let rule):
                let value = try ExpressionValue(try rule.value(for: message, json))
                guard case .text(let topic) = value else {
                    throw ExpressionFailure("a topic is no text")
                }
                result.envelope.topic = topic
                result.envelope.outputTopic = topic
            case .property(let rule, let name):
                let value = try ExpressionValue(try rule.value(for: message, json))
                guard value != .empty else {
                    result.envelope.properties.removeAll { $0.name == name }
                    continue
                }
                result.envelope.properties.append(.init(name: name, value: try value.spelling()))
            }
        }
        return result.rewritten(as: JSONText.bytes(of: .object(output)))
    }

    /// An object's members without those that other rules read; what is empty because of that goes.
    private func remaining(of object: JSONObject, at path: FieldPath) -> JSONObject {
        var copy = JSONObject()
        for member in object.members {
            let place = FieldPath(segments: path.segments + [member.key])
            if claimed.contains(where: { $0.covers(place) }) { continue }
            guard case .object(let inner) = member.value,
                claimed.contains(where: { place.covers($0) })
            else {
                copy.set(member.value, for: member.key)
                continue
            }
            let rest = remaining(of: inner, at: place)
            if !rest.members.isEmpty { copy.set(.object(rest), for: member.key) }
        }
        return copy
    }
}
