import Messaging
import Testing

@Suite struct BrokerAddressTests {
    @Test(
        arguments: [
            ("mqtts://aio-broker:18883", "aio-broker", 18_883, true),
            ("mqtt://127.0.0.1:1883/", "127.0.0.1", 1_883, false),
            ("mqtts://broker", "broker", 8_883, true),
            ("mqtt://broker", "broker", 1_883, false),
            ("mqtts://[::1]:8884", "::1", 8_884, true),
            ("mqtt://[fe80::1]", "fe80::1", 1_883, false),
        ] as [(String, String, UInt16, Bool)]
    )
    func `is read from a URL, with the scheme's port where there is none`(
        _ url: String,
        _ host: String,
        _ port: UInt16,
        _ isSecure: Bool
    ) {
        #expect(
            BrokerAddress(url: url) == BrokerAddress(host: host, port: port, isSecure: isSecure)
        )
    }

    @Test(arguments: [
        "", "broker", "broker:1883", "http://broker", "mqtt://", "mqtts://:1883", "mqtt://broker:",
        "mqtt://broker:0", "mqtt://broker:65536", "mqtt://broker:18x", "mqtt://a b", "mqtt://[::1",
        "mqtt://broker/path", "mqtt://user@broker", "mqtt://[::1]1883", "mqtt://broker?x=1",
    ])
    func `is nothing for anything else`(_ url: String) {
        #expect(BrokerAddress(url: url) == nil)
    }

    @Test(arguments: ["mqtts://aio-broker:18883", "mqtt://[::1]:1883"])
    func `is written as a URL that reads back`(_ url: String) {
        #expect(BrokerAddress(url: url)?.description == url)
    }
}
