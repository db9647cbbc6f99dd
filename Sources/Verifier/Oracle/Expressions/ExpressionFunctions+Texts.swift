extension ExpressionFunctions {
    /// Characters are counted as Unicode scalars, as Rust counts them.
    static let texts: [ExpressionFunction] = [
        ExpressionFunction("len") { arguments throws(ExpressionFailure) in
            if case .tuple(let values) = arguments[0] { return .integer(Int64(values.count)) }
            let text = try ExpressionFunction.text(arguments[0], of: "len")
            return .integer(Int64(text.unicodeScalars.count))
        },
        ExpressionFunction("str::to_lowercase") { arguments throws(ExpressionFailure) in
            .text(try ExpressionFunction.text(arguments[0], of: "str::to_lowercase").lowercased())
        },
        ExpressionFunction("str::to_uppercase") { arguments throws(ExpressionFailure) in
            .text(try ExpressionFunction.text(arguments[0], of: "str::to_uppercase").uppercased())
        },
        ExpressionFunction("str::trim") { arguments throws(ExpressionFailure) in
            let text = try ExpressionFunction.text(arguments[0], of: "str::trim").unicodeScalars
            let trimmed = text.drop { $0.properties.isWhitespace }
            let end = trimmed.lastIndex { !$0.properties.isWhitespace }
            return .text(end.map { String(trimmed[...$0]) } ?? "")
        },
        ExpressionFunction("str::from") { arguments throws(ExpressionFailure) in
            .text(try arguments[0].spelling())
        },
        ExpressionFunction("str::substring", 3...3) { arguments throws(ExpressionFailure) in
            let text = try ExpressionFunction.text(arguments[0], of: "str::substring")
            let scalars = Array(text.unicodeScalars)
            guard case .integer(let start) = arguments[1], case .integer(let end) = arguments[2],
                start >= 0, start <= end, end <= scalars.count
            else { throw ExpressionFailure("str::substring reaches beyond the text") }
            var part = String.UnicodeScalarView()
            part.append(contentsOf: scalars[Int(start)..<Int(end)])
            return .text(String(part))
        },
    ]
}
