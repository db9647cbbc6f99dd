import Reporting

/// Writes every report format of one report.
enum ReportWriter {
    /// Writes the files, each in one step.
    ///
    /// - Parameters:
    ///   - report: What they say.
    ///   - folder: Where they go; files of the same names are replaced.
    /// - Returns: Their names, in order.
    /// - Throws: The first file that could not be written; those before it are there.
    static func write(_ report: Report, to folder: ReportFolder) throws(FileError) -> [String] {
        var names: [String] = []
        for (name, text) in ReportFormats.files(of: report) {
            try WholeFile.write(Array(text.utf8), to: folder.file(name))
            names.append(name)
        }
        return names
    }
}
