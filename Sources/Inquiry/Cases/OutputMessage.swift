import Messaging

/// A message that came out, as `mosquitto_sub -F %J` would print it: what test files compare with.
///
/// Without `tst`, the time of printing, which no file can know. The payload is the JSON that it holds
/// if it holds an object or a list, so that paths lead into it, and text otherwise.
enum OutputMessage {
    /// The message.
    static func tree(of arrival: Arrival) -> JSONTree {
        var properties: [JSONTree.Member] = []
        if let type = arrival.contentType {
            properties.append(JSONTree.Member("content-type", .string(type)))
        }
        if !arrival.properties.isEmpty {
            let members = arrival.properties.map { property in
                JSONTree.Member(
                    String(decoding: property.name, as: UTF8.self),
                    .string(String(decoding: property.value, as: UTF8.self))
                )
            }
            properties.append(JSONTree.Member("user-properties", .object(members)))
        }
        var members = [
            JSONTree.Member("topic", .string(arrival.topic)),
            JSONTree.Member("qos", .integer(Int(arrival.quality.rawValue))),
            JSONTree.Member("retain", .integer(0)),
            JSONTree.Member("payloadlen", .integer(arrival.payload.count)),
        ]
        if !properties.isEmpty {
            members.append(JSONTree.Member("properties", .object(properties)))
        }
        let payload = JSONTree.string(String(decoding: arrival.payload, as: UTF8.self))
        members.append(JSONTree.Member("payload", payload))
        return opened(.object(members))
    }

    /// The message with the JSON of its payload in place of the payload's text.
    static func opened(_ tree: JSONTree) -> JSONTree {
        guard case .object(let members) = tree else { return tree }
        return .object(
            members.map { member in
                guard member.key == "payload", case .string(let text) = member.value,
                    let value = try? JSONTree(Array(text.utf8))
                else { return member }
                switch value {
                case .object, .list: return JSONTree.Member("payload", value)
                default: return member
                }
            }
        )
    }
}
