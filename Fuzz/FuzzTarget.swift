import Glibc

/// What libFuzzer calls with every input that it makes; a broken law is a crash to it.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    do throws(FuzzFinding) {
        try Fuzzing.run(bytes)
    } catch {
        // An optimised precondition keeps its words to itself.
        _ = "broken law: \(error)\n".withCString { write(STDERR_FILENO, $0, strlen($0)) }
        abort()
    }
    return 0
}
