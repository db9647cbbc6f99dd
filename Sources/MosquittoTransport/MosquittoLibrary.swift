import CMosquitto

/// The installed libmosquitto, on which the second, independent transport stands.
public enum MosquittoLibrary {
    /// The version of the library that is loaded now, such as `2.0.11`.
    ///
    /// It is in every report: with the second transport, the library is part of what was measured.
    public static var version: String {
        var major: Int32 = 0
        var minor: Int32 = 0
        var revision: Int32 = 0
        _ = mosquitto_lib_version(&major, &minor, &revision)
        return "\(major).\(minor).\(revision)"
    }
}
