/// Fields inside objects.
extension JSONValue {
    /// The value at a path; nil where there is none.
    func value(at names: some Sequence<String>) -> JSONValue? {
        var value = self
        for name in names {
            guard let inner = value[name] else { return nil }
            value = inner
        }
        return value
    }

    /// Every path inside, outer ones before inner ones, and whether a value without members stands
    /// there.
    var paths: [(names: [String], isLeaf: Bool)] {
        guard case .object(let members) = self else { return [] }
        return members.flatMap { member -> [(names: [String], isLeaf: Bool)] in
            let inner = member.value.paths
            return [([member.key], inner.isEmpty)]
                + inner.map { ([member.key] + $0.names, $0.isLeaf) }
        }
    }

    /// Writes a value at a path, and makes the objects on the way.
    ///
    /// - Parameters:
    ///   - value: What to write.
    ///   - names: Where to.
    /// - Returns: Whether it could: no other value may stand where an object must.
    mutating func set(_ value: JSONValue, at names: ArraySlice<String>) -> Bool {
        guard let name = names.first else {
            self = value
            return true
        }
        guard case .object(var members) = self else { return false }
        let place = members.firstIndex { $0.key == name }
        var inner = place.map { members[$0].value } ?? .object([])
        guard inner.set(value, at: names.dropFirst()) else { return false }
        if let place {
            members[place].value = inner
        } else {
            members.append(Member(key: name, value: inner))
        }
        self = .object(members)
        return true
    }
}
