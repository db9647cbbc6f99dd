import COpenSSL
import Glibc

/// Makes the process one that ``ByteStream`` can live in.
///
/// Each process that uses TLS must call it before anything else of OpenSSL, because the first use
/// decides. Calling it again does nothing.
///
/// * A write to a closed socket becomes an error instead of a signal that ends the process: OpenSSL
///   writes with `write`, which has no flag for this.
/// * OpenSSL does not take itself apart when the process ends. Its handler at exit frees what threads
///   may still be using: an event loop that has said goodbye frees its last connections on its own,
///   detached thread, and the process may end in that moment. A run that had passed then ended with
///   SIGSEGV. The system takes all memory back anyway.
///
/// Source: `OPENSSL_init_crypto(3)`, `OPENSSL_INIT_NO_ATEXIT`.
public func prepareProcessForTLS() {
    _ = isPrepared
}

private let isPrepared: Bool = {
    signal(SIGPIPE, SIG_IGN)
    return OPENSSL_init_ssl(UInt64(OPENSSL_INIT_NO_ATEXIT), nil) == 1
}()
