/// The versions of the programs and libraries that made a run.
public struct SoftwareVersions: Hashable, Sendable {
    /// Crucible itself.
    public var crucible: String
    /// The Swift compiler that built it.
    public var swift: String
    /// OpenSSL, as it names itself at run time.
    public var openSSL: String
    /// libmosquitto; nil where the run did not use it.
    public var libmosquitto: String?

    /// Creates versions.
    public init(crucible: String, swift: String, openSSL: String, libmosquitto: String? = nil) {
        self.crucible = crucible
        self.swift = swift
        self.openSSL = openSSL
        self.libmosquitto = libmosquitto
    }
}
