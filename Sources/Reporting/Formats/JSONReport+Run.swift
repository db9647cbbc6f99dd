import Evidence
import Quantities
import Scenarios

extension JSONReport {
    /// What was run, by what, on what.
    static func run(_ report: Report) -> JSONObject {
        let header = report.header
        let scenario = report.scenario
        var object = JSONObject()
        object.add("id", text: header.run.description)
        object.add("seed", count: header.seed)
        object.add("scenario", text: header.scenario)
        object.add("scenarioFile", text: header.scenarioFile.path)
        object.add("scenarioHash", text: SHA256.hexadecimal(header.scenarioFile.text.utf8))
        object.add("furtherFiles", .array(header.furtherFiles.map { .object(file($0)) }))
        object.add("overrides", .strings(header.overrides))
        object.add("environment", .strings(header.environment))
        object.add("started", text: Timestamp(header.started).text)
        object.add("warmUpSeconds", seconds(scenario.phases.warmUp))
        object.add("measureSeconds", seconds(scenario.phases.measure))
        object.add("drainSeconds", seconds(scenario.phases.drain))
        object.add("publishers", .integer(Int64(scenario.publisherCount)))
        object.add("inputTopic", text: scenario.flow.input)
        object.add("outputTopic", text: scenario.flow.output)
        object.add("sandbox", truth: header.isSandbox)
        object.add("planted", .strings(header.planted))
        object.add("commandLine", .strings(header.commandLine))
        object.add("versions", object: versions(header.versions))
        object.add("host", object: host(header.host))
        object.add("historyComplete", truth: report.history == .complete)
        object.add("historyWarning", text: report.history.warning)
        return object
    }

    private static func file(_ file: KeptFile) -> JSONObject {
        var object = JSONObject()
        object.add("path", text: file.path)
        object.add("hash", text: SHA256.hexadecimal(file.text.utf8))
        return object
    }

    private static func versions(_ versions: SoftwareVersions) -> JSONObject {
        var object = JSONObject()
        object.add("crucible", text: versions.crucible)
        object.add("swift", text: versions.swift)
        object.add("openSSL", text: versions.openSSL)
        object.add("libmosquitto", text: versions.libmosquitto)
        return object
    }

    private static func host(_ host: HostFacts) -> JSONObject {
        var object = JSONObject()
        object.add("cores", .integer(Int64(host.cores)))
        object.add("kernel", text: host.kernel)
        object.add("memoryBytes", count: host.memoryBytes)
        return object
    }
}
