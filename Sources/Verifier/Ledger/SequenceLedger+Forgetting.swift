extension SequenceLedger {
    /// How many slots a chunk of the sparse sets has; the first one's are never forgotten.
    private static let chunk: UInt64 = 1 << 16

    /// Whether what became of `slot` is counted and no longer known.
    @inline(__always)
    func isForgotten(_ slot: UInt64) -> Bool {
        slot >> 16 < UInt64(forgottenChunks) && slot >= Self.chunk
    }

    /// Forgets what became of settled messages, as far as whole chunks of them are settled.
    ///
    /// Their counts stay as they are, and stay exact: what can no longer be told is of what comes
    /// for them from now on, whether it is late or a further copy. The first chunk is kept, because
    /// examples are wanted of what went wrong at the beginning.
    mutating func forget() {
        let end = UInt32(truncatingIfNeeded: window.base >> 16)
        guard end > max(1, forgottenChunks) else { return }
        forgottenChunks = end
        let slots = Self.chunk..<(UInt64(end) << 16)
        missing.removeChunks(in: slots)
        leaked.removeChunks(in: slots)
        corrupt.removeChunks(in: slots)
        unresolved.removeChunks(in: slots)
        refused.removeChunks(in: slots)
        undecided.removeChunks(in: slots)
        unwatched.removeChunks(in: slots)
        absent.removeChunks(in: slots)
        repetition.forget(slots)
    }
}
