/// A value on the heap that its owner changes in place without the run-time check of exclusive
/// access, which costs a stored property of a class some 20 ns each time.
///
/// The check is not needed where this is used: ``EventLoop`` lives on one thread, and never holds
/// one of these values while it calls the task, the only code that could call back.
struct HeapValue<Value>: ~Copyable {
    private let pointer: UnsafeMutablePointer<Value>

    init(_ value: consuming Value) {
        pointer = .allocate(capacity: 1)
        pointer.initialize(to: value)
    }

    deinit {
        pointer.deinitialize(count: 1)
        pointer.deallocate()
    }

    /// The value itself, in place.
    var value: Value {
        @inline(__always) unsafeAddress { UnsafePointer(pointer) }
        @inline(__always) nonmutating unsafeMutableAddress { pointer }
    }
}
