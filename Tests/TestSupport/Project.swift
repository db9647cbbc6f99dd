public import Foundation

/// Where the project and what was built of it are.
public enum Project {
    /// The project's folder.
    public static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The command, built beside these tests.
    public static let command = URL(filePath: CommandLine.arguments[0])
        .deletingLastPathComponent().appending(path: "crucible").path

    /// The path of a file of the project.
    public static func path(_ name: String) -> String { root.appending(path: name).path }
}
