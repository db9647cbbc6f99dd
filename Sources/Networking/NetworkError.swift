/// Why a socket or a TLS session could not be made or did not last.
///
/// Says nothing of whose socket it was: callers know the address and add it.
public enum NetworkError: Error, Hashable, Sendable {
    /// The host name does not resolve.
    case hostNotFound(host: String, detail: String)
    /// TCP could not connect: refused, unreachable.
    case connectionFailed(detail: String)
    /// The peer's certificate chain is not trusted; the detail is OpenSSL's.
    case certificateNotTrusted(detail: String)
    /// The peer's certificate is for other names, which the detail lists.
    case certificateNameMismatch(detail: String)
    /// Any other failure of TLS.
    case tlsFailed(detail: String)
    /// A connection that was open ended with an error.
    case connectionLost(detail: String)
    /// A certificate or key is missing or malformed.
    ///
    /// `source` is a file's path, or what the bytes were given for.
    case credentialUnusable(source: String, problem: String, hint: String)
    /// A listener could not take its address.
    case listenFailed(address: String, detail: String)
    /// The system refused a call for lack of something: descriptors, memory, threads.
    case systemFailed(call: String, detail: String)

    /// The error of a system call that just failed, from `errno`.
    static func system(_ call: String) -> NetworkError {
        .systemFailed(call: call, detail: SystemErrorText.latest())
    }
}
