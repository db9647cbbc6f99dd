import Quantities
import Testing

@testable import Scenarios

@Suite struct EnvironmentOverridesTests {
    private func target(
        _ environment: [String: String],
        flags: [Override] = []
    ) throws -> Target {
        let overrides = try EnvironmentOverrides.overrides(from: environment)
        return try Fixture.read(overrides: overrides + flags).scenario.target
    }

    @Test func `an environment without AIO's variables changes nothing`() throws {
        let environment = ["PATH": "/bin", "AIO_SAT_FILE": "", "AIO_MQTT_CLEAN_START": "true"]
        #expect(try EnvironmentOverrides.overrides(from: environment).isEmpty)
    }

    @Test func `every variable changes its part of the target`() throws {
        let target = try target([
            "AIO_BROKER_HOSTNAME": "localhost", "AIO_BROKER_TCP_PORT": "8884",
            "AIO_MQTT_USE_TLS": "true", "AIO_TLS_CA_FILE": "ca.crt", "AIO_SAT_FILE": "sat",
            "AIO_MQTT_CLIENT_ID": "mine", "AIO_MQTT_KEEP_ALIVE": "30",
            "AIO_TLS_CERT_FILE": "cert.pem", "AIO_TLS_KEY_FILE": "key.pem",
        ])
        #expect(
            target
                == Target(
                    broker: "mqtts://localhost:8884",
                    authoritiesPath: "ca.crt",
                    authentication: .serviceAccountToken(path: "sat"),
                    certificatePath: "cert.pem",
                    privateKeyPath: "key.pem",
                    clientPrefix: "mine",
                    keepAliveSeconds: 30
                )
        )
    }

    @Test(arguments: [
        ("90", Nanoseconds.seconds(90)), ("0", .zero), ("2m", .seconds(120)),
    ])
    func `how long sessions are kept is a number of seconds or a length`(
        value: String,
        length: Nanoseconds
    ) throws {
        let overrides = try EnvironmentOverrides.overrides(
            from: ["AIO_MQTT_SESSION_EXPIRY": value]
        )
        #expect(try Fixture.read(overrides: overrides).scenario.connect.sessionExpiry == length)
    }

    @Test func `a user name is a value, its password a file, and the file's method is gone`() throws
    {
        let target = try target([
            "AIO_MQTT_USERNAME": "me: {x}", "AIO_MQTT_PASSWORD_FILE": "password.txt",
        ])
        let expected = Target.Authentication.passwordOfUser(
            name: "me: {x}",
            passwordPath: "password.txt"
        )
        #expect(target.authentication == expected)
    }

    @Test func `flags win over the environment`() throws {
        let flags = [
            Override(
                path: "target.broker",
                value: "mqtts://flag:1",
                origin: "--broker mqtts://flag:1"
            )
        ]
        let target = try target(["AIO_BROKER_HOSTNAME": "environment"], flags: flags)
        #expect(target.broker == "mqtts://flag:1")
    }

    @Test func `a host makes a broker where the file has none`() throws {
        let without = Fixture.scenario.replacing("  broker: mqtts://aio-broker:18883\n", with: "")
        let overrides = try EnvironmentOverrides.overrides(from: ["AIO_BROKER_HOSTNAME": "host"])
        let texts = [without, Fixture.resource, Fixture.definition]
        let read = try Fixture.read(texts, overrides: overrides)
        #expect(read.scenario.target.broker == "mqtts://host")
        let port = try EnvironmentOverrides.overrides(from: ["AIO_BROKER_TCP_PORT": "1"])
        let codes = errors { try Fixture.read(texts, overrides: port) }.map(\.code)
        #expect(codes == [.missingKey, .missingKey])
    }

    @Test func `two ways to authenticate contradict each other`() {
        for other in ["AIO_MQTT_USERNAME", "AIO_MQTT_PASSWORD_FILE"] {
            let errors = errors { try target(["AIO_SAT_FILE": "sat", other: "x"]) }
            #expect(errors.map(\.code) == [.contradiction])
            #expect(errors.first?.location.description == "\(other)=x")
        }
    }

    @Test(arguments: [
        ("AIO_BROKER_TCP_PORT", "eight", ScenarioError.Code.malformedValue),
        ("AIO_MQTT_USE_TLS", "perhaps", .malformedValue), ("AIO_MQTT_KEEP_ALIVE", "0", .outOfRange),
        ("AIO_MQTT_CLIENT_ID", "a:b", .malformedValue),
        ("AIO_TLS_CERT_FILE", "cert.pem", .missingKey), ("AIO_MQTT_USERNAME", "me", .missingKey),
        ("AIO_BROKER_HOSTNAME", "a b", .malformedValue),
        ("AIO_BROKER_HOSTNAME", "host:1883", .malformedValue),
    ])
    func `a variable that makes no sense is named`(
        name: String,
        value: String,
        code: ScenarioError.Code
    ) {
        let errors = errors { try target([name: value]) }
        #expect(errors.map(\.code) == [code])
        #expect(errors.first?.location.description == "\(name)=\(value)")
    }
}
