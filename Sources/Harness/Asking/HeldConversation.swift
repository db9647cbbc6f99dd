public import Inquiry

/// A conversation that has ended.
public struct HeldConversation<Course: ConversationCourse>: Sendable {
    /// The course as it stands: at its end, or when the user or the connection ended it.
    public let course: Course
    /// Why it ended before its time; nil where it did not, or the user wanted it.
    public let failure: RunFailure?
}
