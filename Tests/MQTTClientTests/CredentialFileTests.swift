import FoundationEssentials
import MQTTClient
import Messaging
import Testing

@Suite struct CredentialFileTests {
    private static let claims = """
        {"aud":["aio-internal"],"exp":1800000000,"iss":"https://kubernetes.default.svc",\
        "sub":"system:serviceaccount:azure-iot-operations:mqtt-client"}
        """

    @Test func `a token is sent without the white space at its end`() throws {
        let token = Self.token(Self.claims)
        let file = try TemporaryFile(token + " \r\n\n")
        let credentials = try source(file.path, now: 0).credentials()
        #expect(credentials.enhanced?.method == "K8S-SAT")
        #expect(credentials.enhanced?.data == Array(token.utf8))
        #expect(credentials.username == nil)
        #expect(credentials.password == nil)
    }

    @Test func `a token file is read again each time`() throws {
        let first = try TemporaryFile("one")
        let source = source(first.path, now: 0)
        #expect(try source.credentials().enhanced?.data == Array("one".utf8))
        try Data("another".utf8).write(to: URL(filePath: first.path))
        #expect(try source.credentials().enhanced?.data == Array("another".utf8))
    }

    @Test(arguments: [(1_799_999_999, false), (1_800_000_000, true), (1_900_000_000, true)])
    func `a token is unusable from the second in which it expires`(
        now: Int64,
        isRefused: Bool
    ) throws {
        let file = try TemporaryFile(Self.token(Self.claims))
        let problem = problem { try source(file.path, now: now).credentials() }
        #expect(problem == (isRefused ? "the token expired at 2027-01-15T08:00:00Z" : nil))
    }

    @Test func `no error and no description ever holds the token`() throws {
        let token = Self.token(Self.claims)
        let file = try TemporaryFile(token)
        let credentials = try source(file.path, now: 0).credentials()
        #expect(!"\(credentials)".contains(token))
        #expect(!String(reflecting: credentials).contains(token))
        do throws(TransportError) {
            _ = try source(file.path, now: 2_000_000_000).credentials()
        } catch {
            #expect(!String(reflecting: error).contains(token))
        }
    }

    @Test(arguments: ["", "\n", " \t\r\n"])
    func `an empty file is not a token`(text: String) throws {
        let file = try TemporaryFile(text)
        #expect(problem { try source(file.path, now: 0).credentials() } == "is empty")
    }

    @Test func `a missing file and a directory are named as what they are`() {
        #expect(
            problem { try source("/nowhere/token", now: 0).credentials() }
                == "cannot be read: no such file or directory"
        )
        #expect(
            problem { try source("/tmp", now: 0).credentials() }
                == "cannot be read: is a directory"
        )
    }

    @Test func `a file that MQTT cannot carry is refused`() throws {
        let file = try TemporaryFile(String(repeating: "a", count: 65_536))
        #expect(
            problem { try source(file.path, now: 0).credentials() }
                == "is larger than 65535 bytes"
        )
    }

    @Test func `a user name and a password come from their files`() throws {
        let name = try TemporaryFile("probe\n")
        let password = try TemporaryFile("with space \n")
        let credentials = try UsernamePasswordFiles(
            usernameFile: name.path,
            passwordFile: password.path
        ).credentials()
        #expect(credentials.username == "probe")
        #expect(credentials.password == Array("with space".utf8))
        #expect(credentials.enhanced == nil)
        #expect(!"\(credentials)".contains("space"))
    }

    @Test func `a user name needs no password`() throws {
        let name = try TemporaryFile("probe")
        let source = UsernamePasswordFiles(usernameFile: name.path, passwordFile: nil)
        #expect(try source.credentials().password == nil)
    }

    @Test func `what may be shown of a token is read from it`() throws {
        let token = Self.token(Self.claims)
        let file = try TemporaryFile(token)
        #expect(
            try source(file.path, now: 0).claims()
                == TokenClaims(
                    length: token.utf8.count,
                    audiences: ["aio-internal"],
                    subject: "system:serviceaccount:azure-iot-operations:mqtt-client",
                    expiry: 1_800_000_000
                )
        )
    }

    /// A token that nobody signed: `header.claims.signature`.
    static func token(_ claims: String) -> String {
        let body = Data(claims.utf8).base64EncodedString()
            .map { $0 == "+" ? "-" : $0 == "/" ? "_" : String($0) }
            .filter { $0 != "=" }
            .joined()
        return "eyJhbGciOiJSUzI1NiJ9.\(body).c2lnbmF0dXJl"
    }

    private func source(_ path: String, now seconds: Int64) -> ServiceAccountTokenFile {
        ServiceAccountTokenFile(
            path: path,
            clock: FixedClock(wallClockMilliseconds: seconds * 1_000)
        )
    }

    private func problem(_ read: () throws -> Credentials) -> String? {
        do {
            _ = try read()
            return nil
        } catch TransportError.credentialUnusable(_, let problem, let hint) {
            return hint.isEmpty ? "no hint" : problem
        } catch {
            return "another error: \(error)"
        }
    }
}
