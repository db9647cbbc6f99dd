extension SerdeReader {
    /// The fields of a structure, from an object or from a list in the order of `names`.
    ///
    /// Unknown keys of an object are passed over; a known key may stand once. A list may end early
    /// but not go on after the last field.
    mutating func structure(
        _ names: [String],
        _ field: (inout SerdeReader, _ name: String) throws(SerdeFailure) -> Void
    ) throws(SerdeFailure) {
        switch peekToken() {
        case UInt8(ascii: "["):
            position += 1
            for (index, name) in names.enumerated() {
                guard try beginElement(isFirst: index == 0) else { break }
                try field(&self, name)
            }
            try take("]")
        case UInt8(ascii: "{"):
            var seen: Set<String> = []
            try object { (reader, key) throws(SerdeFailure) in
                let name = String(decoding: key, as: UTF8.self)
                guard names.contains(name) else { return try reader.ignoreValue() }
                guard seen.insert(name).inserted else {
                    throw SerdeFailure("key \"\(name)\" stands twice")
                }
                try field(&reader, name)
            }
        default: throw SerdeFailure("an object is expected")
        }
    }
}
