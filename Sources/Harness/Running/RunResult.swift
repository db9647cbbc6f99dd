public import Verifier

/// What a run came to.
public struct RunResult: Sendable {
    /// What the evidence amounts to.
    public var judgement: Judgement
    /// Where evidence and reports are.
    public var folder: ReportFolder
    /// The names of the report files that were written, in order.
    public var files: [String]
    /// Why the evidence or a report could not be kept; nil when all is there.
    public var fileError: FileError?
    /// Whether the user wanted the run to stop at once, so that it was not drained.
    public var isAborted: Bool

    /// Creates a result.
    public init(
        judgement: Judgement,
        folder: ReportFolder,
        files: [String],
        fileError: FileError? = nil,
        isAborted: Bool = false
    ) {
        self.judgement = judgement
        self.folder = folder
        self.files = files
        self.fileError = fileError
        self.isAborted = isAborted
    }
}
