/// A user property whose text is held as UTF-8 bytes.
///
/// A sender's own type conforms, so that its messages are encoded from where they lie. The sender
/// vouches that both are UTF-8 without U+0000 (section 1.5.4).
public protocol UserPropertyBytes {
    /// The name's UTF-8 bytes.
    var name: [UInt8] { get }
    /// The value's UTF-8 bytes.
    var value: [UInt8] { get }
}
