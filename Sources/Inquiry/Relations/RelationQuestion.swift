import Messaging

/// One value that a relation is asked at.
struct RelationQuestion: Hashable, Sendable {
    /// A message of it.
    struct Message: Hashable, Sendable {
        var payload: [UInt8]
        var properties: [UserProperty]
    }

    /// What came of one message.
    struct Answer: Hashable, Sendable {
        /// The payloads that came out.
        var outputs: [[UInt8]] = []

        /// The payloads as JSON where they are, in words.
        var words: String {
            guard let first = outputs.first else { return "nothing came out" }
            let text = String(decoding: first.prefix(160), as: UTF8.self)
            return outputs.count == 1
                ? "\(text) came out" : "\(outputs.count) messages came out, first \(text)"
        }

        /// Whether the same came out as of another message: as often, and the same JSON.
        func isSame(as other: Answer) -> Bool {
            outputs.count == other.outputs.count
                && zip(outputs, other.outputs).allSatisfy { Self.isSame($0, $1) }
        }

        /// Whether two payloads are the same bytes or the same JSON.
        static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
            if left == right { return true }
            guard let first = try? JSONTree(left), let second = try? JSONTree(right) else {
                return false
            }
            return JSONDifference.first(expected: first, actual: second) == nil
        }
    }

    let relation: Relation
    let value: Double
    /// The value on the other side, where the relation is about two.
    let other: Double?

    /// The message whose answer is compared with.
    func base(_ form: TemperatureQuestion) -> Message {
        Message(payload: form.payload(ValueSpelling.text(of: value)), properties: form.properties)
    }

    /// The messages that are compared with it; empty where its answer leaves none to ask.
    func variants(_ form: TemperatureQuestion, after answer: Answer) -> [Message] {
        let base = base(form)
        let number = ValueSpelling.text(of: value)
        func message(_ payload: String) -> Message {
            Message(payload: Array(payload.utf8), properties: form.properties)
        }
        switch relation {
        case .replay: return [base]
        case .repetition: return [base, base]
        case .convexity:
            guard let other else { return [] }
            let middle = value / 2 + other / 2
            return [
                message(
                    String(decoding: form.payload(ValueSpelling.text(of: middle)), as: UTF8.self)
                )
            ]
        case .unit:
            let (unit, converted) =
                form.unit == "C" ? ("F", value * 9 / 5 + 32) : ("C", (value - 32) * 5 / 9)
            let text = ValueSpelling.text(of: converted)
            return [message(#"{"temperature":{"value":\#(text),"unit":"\#(unit)"}}"#)]
        case .json:
            let spelt = number.contains("e") ? number : number + "e0"
            return [
                message(
                    "{ \"temperature\" :\n\t{ \"value\": \(number) , \"unit\": \"\(form.unit)\" } }"
                ),
                message(#"{"temperature":{"unit":"\#(form.unit)","value":\#(number)}}"#),
                message(#"{"temperature":{"value":\#(spelt),"unit":"\#(form.unit)"}}"#),
            ]
        case .property:
            var message = base
            message.properties.append(UserProperty("unrelated", "to anything"))
            return [message]
        case .idempotence:
            return answer.outputs.count == 1
                ? [Message(payload: answer.outputs[0], properties: form.properties)] : []
        }
    }

    /// Whether the relation holds for an answer to a variant.
    func holds(_ base: Answer, _ variant: Answer) -> Bool {
        switch relation {
        case .replay, .repetition, .json, .property, .idempotence: variant.isSame(as: base)
        case .unit: variant.outputs.isEmpty == base.outputs.isEmpty
        case .convexity: base.outputs.isEmpty || !variant.outputs.isEmpty
        }
    }
}
