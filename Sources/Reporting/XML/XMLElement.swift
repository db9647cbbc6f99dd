/// An XML element with its attributes and children in order.
struct XMLElement: Hashable {
    /// An attribute.
    struct Attribute: Hashable {
        var name: String
        var value: String
    }

    /// The element's name.
    var name: String
    /// Its attributes in order.
    var attributes: [Attribute]
    /// Its child elements in order.
    var children: [XMLElement]
    /// Its text, before the children.
    var text: String

    /// Creates an element.
    init(
        _ name: String,
        _ attributes: KeyValuePairs<String, String> = [:],
        children: [XMLElement] = [],
        text: String = ""
    ) {
        self.name = name
        self.attributes = attributes.map { Attribute(name: $0.key, value: $0.value) }
        self.children = children
        self.text = text
    }

    /// The document of this element, with a line feed at the end.
    var document: String {
        var document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        write(to: &document, depth: 0)
        return document
    }

    private func write(to document: inout String, depth: Int) {
        let indent = String(repeating: "  ", count: depth)
        document += "\(indent)<\(name)"
        for attribute in attributes {
            document += " \(attribute.name)=\"\(Self.escaped(attribute.value, inAttribute: true))\""
        }
        guard !children.isEmpty || !text.isEmpty else {
            document += "/>\n"
            return
        }
        document += ">\(Self.escaped(text, inAttribute: false))"
        if !children.isEmpty {
            document += "\n"
            for child in children { child.write(to: &document, depth: depth + 1) }
            document += indent
        }
        document += "</\(name)>\n"
    }

    /// Text with everything escaped that XML 1.0 gives a meaning to.
    ///
    /// Characters that XML 1.0 forbids in any form, such as most control characters, become U+FFFD.
    static func escaped(_ text: String, inAttribute: Bool) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"" where inAttribute: escaped += "&quot;"
            // A parser turns these into spaces in attributes, and CR into LF everywhere.
            case "\t" where inAttribute: escaped += "&#9;"
            case "\n" where inAttribute: escaped += "&#10;"
            case "\r": escaped += "&#13;"
            case "\t", "\n": escaped.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
