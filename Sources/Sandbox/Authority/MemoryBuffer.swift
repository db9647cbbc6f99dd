import COpenSSL

/// A growing buffer that OpenSSL reads PEM from and writes it to; frees the object it owns.
struct MemoryBuffer: ~Copyable {
    /// The object; valid as long as this value lives.
    let pointer: OpaquePointer

    /// An empty buffer.
    init() throws(SandboxError) {
        pointer = try OpenSSL.made("make a memory buffer", BIO_new(BIO_s_mem()))
    }

    /// A buffer with a copy of `bytes`.
    static func holding(_ bytes: [UInt8]) throws(SandboxError) -> MemoryBuffer {
        let buffer = try MemoryBuffer()
        let count = Int32(bytes.count)
        guard BIO_write(buffer.pointer, bytes, count) == count else {
            throw OpenSSL.failure("fill a memory buffer")
        }
        return buffer
    }

    deinit {
        BIO_free(pointer)
    }

    /// What was written and not yet read.
    var bytes: [UInt8] {
        var start: UnsafeMutablePointer<CChar>?
        let length = crucible_BIO_get_mem_data(pointer, &start)
        guard let start, length > 0 else { return [] }
        // The buffer owns `length` bytes at `start` until it is written to or freed; they are
        // copied here.
        return Array(UnsafeRawBufferPointer(start: start, count: length))
    }
}
