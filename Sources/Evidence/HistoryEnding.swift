/// How the bytes of a history end.
public enum HistoryEnding: Hashable, Sendable {
    /// With the block that closes it: all evidence is here.
    case complete
    /// Without it: the program was stopped before it could close the history.
    ///
    /// The last `incompleteBytes` bytes are the beginning of a block whose rest is missing; 0 when
    /// the last block is whole.
    case cutShort(incompleteBytes: Int)

    /// What to tell people; nil when nothing is missing.
    public var warning: String? {
        switch self {
        case .complete:
            nil
        case .cutShort(0):
            "the history was never closed: what happened after its last record is not known"
        case .cutShort(let bytes):
            "the history was never closed and its last \(bytes) bytes are incomplete: "
                + "what happened after its last whole block is not known"
        }
    }
}
