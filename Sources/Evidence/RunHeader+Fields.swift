import Quantities

/// How a header is written in a history.
///
/// The numbers are part of the format: never use one again for something else.
extension RunHeader {
    /// The fields of the header.
    var fields: FieldWriter {
        var fields = FieldWriter()
        fields.integer(1, UInt64(formatVersion))
        fields.integer(2, run.rawValue)
        fields.integer(3, seed)
        fields.text(4, scenario)
        fields.group(5, Self.fields(of: scenarioFile))
        for file in furtherFiles { fields.group(6, Self.fields(of: file)) }
        fields.texts(7, overrides)
        fields.texts(8, environment)
        fields.signed(9, started.milliseconds)
        fields.text(10, versions.crucible)
        fields.text(11, versions.swift)
        fields.text(12, versions.openSSL)
        fields.text(13, versions.libmosquitto)
        fields.signed(14, Int64(host.cores))
        fields.text(15, host.kernel)
        fields.integer(16, host.memoryBytes)
        fields.flag(17, isSandbox)
        fields.texts(18, planted)
        fields.texts(19, commandLine)
        fields.integer(20, UInt64(shards))
        return fields
    }

    /// Reads a header.
    init(_ fields: FieldReader) throws(ByteReader.Malformation) {
        guard let run = RunIdentifier(rawValue: try fields.requiredInteger(2, UInt64.self)) else {
            throw ByteReader.Malformation(problem: "a run identifier has more than 40 bits")
        }
        var furtherFiles: [KeptFile] = []
        for group in try fields.groups(6) { furtherFiles.append(try Self.file(group)) }
        self.init(
            run: run,
            seed: try fields.requiredInteger(3, UInt64.self),
            scenario: try fields.requiredText(4),
            scenarioFile: try Self.file(try fields.requiredGroup(5)),
            furtherFiles: furtherFiles,
            overrides: fields.texts(7),
            environment: fields.texts(8),
            started: WallClockInstant(milliseconds: try fields.signed(9) ?? 0),
            versions: SoftwareVersions(
                crucible: try fields.requiredText(10),
                swift: try fields.requiredText(11),
                openSSL: try fields.requiredText(12),
                libmosquitto: fields.text(13)
            ),
            host: HostFacts(
                cores: Int(try fields.signed(14) ?? 0),
                kernel: try fields.requiredText(15),
                memoryBytes: try fields.requiredInteger(16, UInt64.self)
            ),
            isSandbox: try fields.flag(17),
            planted: fields.texts(18),
            shards: Int(clamping: try fields.integer(20, UInt64.self) ?? 1),
            commandLine: fields.texts(19)
        )
        formatVersion = try fields.requiredInteger(1, Int.self)
    }

    private static func fields(of file: KeptFile) -> FieldWriter {
        var fields = FieldWriter()
        fields.text(1, file.path)
        fields.text(2, file.text)
        return fields
    }

    private static func file(_ fields: FieldReader) throws(ByteReader.Malformation) -> KeptFile {
        KeptFile(path: try fields.requiredText(1), text: try fields.requiredText(2))
    }
}
