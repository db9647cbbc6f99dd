import COpenSSL

/// Turns OpenSSL's return values into thrown errors.
enum OpenSSL {
    /// Throws where a call did not return 1.
    static func check(_ step: String, _ result: Int32) throws(SandboxError) {
        guard result == 1 else { throw failure(step) }
    }

    /// The object a call made; throws where it made none.
    static func made<Object>(_ step: String, _ object: Object?) throws(SandboxError) -> Object {
        guard let object else { throw failure(step) }
        return object
    }

    /// The oldest queued error as text, and the queue emptied.
    static func failure(_ step: String) -> SandboxError {
        let code = ERR_get_error()
        ERR_clear_error()
        var text = [CChar](repeating: 0, count: 256)
        ERR_error_string_n(code, &text, text.count)
        let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return .cryptographyFailed(step: step, detail: String(decoding: bytes, as: UTF8.self))
    }
}
