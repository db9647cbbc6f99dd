/// What one operation of the reference graph does.
enum GraphWork {
    /// Something with each message, by itself.
    case stage(any GraphStage)
    /// Something with each message, by what came before.
    case stateful(any StatefulStage)
    /// Lets messages wait for the next multiple of so many milliseconds of their own time.
    case delay(Int64)
    /// Makes one message of those of a window.
    case gather(any GatheringStage)
}
