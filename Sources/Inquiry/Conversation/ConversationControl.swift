public import Messaging
import Synchronization

/// What the harness may know of a conversation while its loop runs.
///
/// A class because the harness and the loop's thread share it.
public final class ConversationControl<Course: ConversationCourse>: Sendable {
    /// How far the conversation is.
    public enum State: Sendable {
        /// Not yet connected and subscribed.
        case waiting
        /// It goes on; so many messages were sent.
        case talking(sent: UInt64)
        /// It has come to its end, or was ended.
        case over(Course)
        /// The connection could not be made, or ended: after so many messages, with the course as it
        /// stood then.
        case failed(TransportError, Course, sent: UInt64)
    }

    private let shared = Mutex<State>(.waiting)
    private let isEnding = Atomic<Bool>(false)

    /// Creates a control that nobody has written to.
    public init() {}

    /// How far the conversation is, now.
    public var state: State { shared.withLock { $0 } }

    /// Has the conversation end where it stands; wake the loop afterwards.
    public func end() { isEnding.store(true, ordering: .releasing) }

    /// Whether ``end()`` was called.
    var isEnded: Bool { isEnding.load(ordering: .acquiring) }

    /// Notes a new state; the first end stays.
    func note(_ state: State) {
        shared.withLock { current in
            switch current {
            case .over, .failed: break
            case .waiting, .talking: current = state
            }
        }
    }
}
