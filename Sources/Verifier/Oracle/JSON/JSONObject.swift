/// The members of a JSON object in their order; of members with the same key the last counts.
struct JSONObject: Hashable, Sendable {
    /// One member.
    struct Member: Hashable, Sendable {
        /// The key in UTF-8.
        let key: [UInt8]
        var value: JSONValue
    }

    /// From so many members on their places are kept, so that a body of very many keys cannot hold
    /// up the judge.
    private static let indexedCount = 16

    private(set) var members: [Member] = []
    /// Whether a key stood more than once.
    private(set) var repeatsKeys = false
    /// The members' places by their keys; empty while they are few.
    private var places: [[UInt8]: Int] = [:]

    /// Adds a member as a parser does, behind the others or in the place of its namesake.
    mutating func read(_ key: [UInt8], _ value: JSONValue) {
        if place(of: key) != nil { repeatsKeys = true }
        set(value, for: key)
    }

    /// The value of a key; nil where there is none.
    subscript(_ key: [UInt8]) -> JSONValue? { place(of: key).map { members[$0].value } }

    /// Gives a key a value, behind the others where it is new.
    mutating func set(_ value: JSONValue, for key: [UInt8]) {
        if let place = place(of: key) {
            members[place].value = value
            return
        }
        members.append(Member(key: key, value: value))
        if !places.isEmpty {
            places[key] = members.count - 1
        } else if members.count >= Self.indexedCount {
            for (place, member) in members.enumerated() { places[member.key] = place }
        }
    }

    private func place(of key: [UInt8]) -> Int? {
        places.isEmpty ? members.firstIndex { $0.key == key } : places[key]
    }
}
