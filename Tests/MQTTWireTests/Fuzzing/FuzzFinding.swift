/// A law that some input broke.
struct FuzzFinding: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }

    /// Throws unless the law holds.
    static func unless(_ holds: Bool, _ law: @autoclosure () -> String) throws(FuzzFinding) {
        guard holds else { throw FuzzFinding(law()) }
    }
}
