/// A message in a window.
struct WindowDatum {
    /// The message.
    let message: GraphMessage
    /// The time that it carries, in milliseconds since 1970.
    let time: Int64
    /// Whether it is of the load: no fault hits what only probes went into.
    var isLoad = true
    /// Whether a fault makes the window's result another than it must be.
    var isTainted = false
}
