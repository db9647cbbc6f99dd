/// The data types that properties have.
///
/// Source: section 2.2.2.2, table 2-4; encodings in section 1.5.
enum PropertyType: Hashable, Sendable {
    case byte
    case twoBytes
    case fourBytes
    case variable
    case text
    case binary
    case pair
}
