@testable import Sandbox

/// One token authority for many tests: its RSA key costs a tenth of a second or more.
enum SharedAuthority {
    private static let made = Result { () throws(SandboxError) in try TokenAuthority() }

    static func get() throws -> TokenAuthority { try made.get() }
}
