import Glibc

/// Makes a write to a closed socket an error instead of a signal that ends the process.
///
/// OpenSSL writes with `write`, which has no flag for this; so each process that uses
/// ``ByteStream`` must call it once. Calling it again does nothing.
public func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
}
