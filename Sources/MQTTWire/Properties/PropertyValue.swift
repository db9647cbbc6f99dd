/// The value of a property, by its type.
enum PropertyValue: Hashable, Sendable {
    case byte(UInt8)
    case twoBytes(UInt16)
    case fourBytes(UInt32)
    case variable(UInt32)
    case text(String)
    case binary([UInt8])
    case pair(PropertyPair)
}
