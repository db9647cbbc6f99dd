/// What answers CONNECT where no MQTT broker listens.
enum ForeignGreeting {
    /// Words for bytes that are no CONNACK but something well known; nil for anything else.
    ///
    /// Text is what most other servers send; MQTT would have to begin with 0x20.
    static func words(_ bytes: some Collection<UInt8>) -> String? {
        let start = Array(bytes.prefix(24))
        if start.starts(with: [0x15, 0x03]) {
            return "what answered CONNECT is a TLS alert, as from a listener for TLS"
        }
        let text = start.prefix { (0x20...0x7E).contains($0) }
        guard text.count >= 4, text[0] > 0x40 else { return nil }
        return "what answered CONNECT is not MQTT: it begins with "
            + "\"\(String(decoding: text, as: UTF8.self))\""
    }
}
