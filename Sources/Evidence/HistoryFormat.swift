/// The layout of a history: what a run's evidence looks like in its file.
///
/// A line of text that names the format, then blocks:
///
///     crucible history 3 ⏎
///     kind 1 byte │ length 4 │ check 4 │ payload, `length` bytes │ check 4      (header)
///     kind        │ length   │ check   │ payload                 │ check        (broker)
///     …                                                                         (records)
///     …                                                                         (end)
///
/// Numbers of fixed width are little-endian. Each check is the CRC-32C of all bytes before it in
/// the file except other checks, so it notices a changed length as well as a block that is missing,
/// and a length can be trusted before its payload has arrived.
public enum HistoryFormat {
    /// The version of the layout.
    public static let version = 3

    /// The name of a history's file in a report folder.
    public static let fileName = "history"

    /// What every history begins with, whatever its version.
    static let name = Array("crucible history ".utf8)

    /// The whole first line.
    static let magic = name + Array("\(version)\n".utf8)

    /// Bytes before a block's payload.
    static let blockHeadLength = 9

    /// Bytes after it.
    static let blockTailLength = 4

    /// Records are split over blocks so that no payload grows much beyond this many bytes.
    static let recordsPayloadLimit = 256 * 1_024
}
