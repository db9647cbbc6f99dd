import COpenSSL

/// The TLS library that is loaded now.
public enum TLSLibrary {
    /// Its name and version, such as `OpenSSL 3.0.19`.
    public static var version: String {
        guard let text = OpenSSL_version(OPENSSL_VERSION) else { return "OpenSSL" }
        // The rest of the text is a date.
        return String(cString: text).split(separator: " ").prefix(2).joined(separator: " ")
    }
}
