#include "core/schema/json.h"

#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/check.h"
#include "core/base/text.h"

namespace bafar::schema {
namespace {

using Document = nlohmann::ordered_json;

// ---- writing: straight into one string, because agents write every second

void appendReal(std::string& out, double value)
{
    if (std::isnan(value)) {
        out += "null"; // a gap: shorter than "NaN", and every JSON reader knows it
    } else if (std::isinf(value)) {
        out += value > 0 ? "\"+Inf\"" : "\"-Inf\"";
    } else {
        out += numberText(value);
    }
}

void appendInteger(std::string& out, std::int64_t value)
{
    std::array<char, 24> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    out.append(text.data(), end);
}

void appendScalar(std::string& out, const Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value)) {
        appendJsonString(out, *text);
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        appendInteger(out, *whole);
    } else if (const auto* real = std::get_if<double>(&value)) {
        appendReal(out, *real);
    } else {
        const auto* flag = std::get_if<bool>(&value);
        out += flag == nullptr ? "null" : *flag ? "true" : "false";
    }
}

void appendStructure(std::string& out, const void* object, const Description& description)
{
    out += '{';
    bool first = true;
    for (const Field& field : description.fields) {
        const void* at = field.of(object);
        if (field.type->kind == Kind::Optional && field.type->size(at) == 0) {
            continue;
        }
        if (!first) {
            out += ',';
        }
        first = false;
        out += '"';
        out += field.name; // names are snake_case literals: nothing to escape
        out += "\":";
        appendJson(out, at, *field.type);
    }
    out += '}';
}

void appendItems(std::string& out, const void* object, const Type& type)
{
    const bool isMap = type.kind == Kind::Map;
    out += isMap ? '{' : '[';
    const std::size_t count = type.size(object);
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) {
            out += ',';
        }
        if (isMap) {
            appendJsonString(out, type.key(object, i));
            out += ':';
        }
        appendJson(out, type.item(object, i), *type.element);
    }
    out += isMap ? '}' : ']';
}

// ---- reading

/// Refuses by size and nesting before the parser builds anything.
Result<void> checkBounds(std::string_view text, const JsonLimits& limits)
{
    if (text.size() > limits.bytes) {
        return fail(Code::LimitExceeded, "JSON of " + std::to_string(text.size()) +
                                             " bytes; at most " + std::to_string(limits.bytes) +
                                             " are read");
    }
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            i += c == '\\' ? 1U : 0U;
            inString = c != '"';
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > limits.depth) {
                return fail(Code::LimitExceeded, "JSON nested deeper than " +
                                                     std::to_string(limits.depth) + " at byte " +
                                                     std::to_string(i + 1));
            }
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return {};
}

Result<Document> parse(std::string_view text, const JsonLimits& limits)
{
    const Result<void> bounds = checkBounds(text, limits);
    if (!bounds) {
        return tl::unexpected(bounds.error());
    }
    try {
        return Document::parse(text);
    } catch (const nlohmann::json::parse_error& error) {
        return fail(Code::InvalidInput, "not JSON at byte " + std::to_string(error.byte));
    } catch (const nlohmann::json::exception&) {
        return fail(Code::InvalidInput, "not JSON: a number or text outside what can be held");
    }
}

Value scalarOf(const Document& value)
{
    switch (value.type()) {
    case Document::value_t::boolean: return value.get<bool>();
    case Document::value_t::string: return value.get<std::string>();
    case Document::value_t::number_float: return value.get<double>();
    case Document::value_t::number_integer: return value.get<std::int64_t>();
    case Document::value_t::number_unsigned:
        return value.get<std::uint64_t>() <=
                       static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())
                   ? Value(value.get<std::int64_t>())
                   : Value(value.get<double>());
    default: return {};
    }
}

class Reader {
public:
    explicit Reader(const JsonLimits& limits)
        : limits_(limits)
    {
    }

    Result<void> read(void* object,
                      const Type& type,
                      const Document& value,
                      const std::string& path)
    {
        switch (type.kind) {
        case Kind::Structure: return readStructure(object, type.structure(), value, path);
        case Kind::List: return readList(object, type, value, path);
        case Kind::Map: return readMap(object, type, value, path);
        case Kind::Optional:
            type.clear(object);
            return value.is_null() ? Result<void>{}
                                   : read(type.append(object, {}), *type.element, value, path);
        case Kind::Raw: static_cast<RawJson*>(object)->text = value.dump(); return {};
        default: return readScalar(object, type, value, path);
        }
    }

private:
    Result<void> readScalar(void* object,
                            const Type& type,
                            const Document& value,
                            const std::string& path)
    {
        if (value.is_structured()) {
            return at(path, value.is_array() ? "expected one value, found a list"
                                             : "expected one value, found an object");
        }
        const Result<void> written = type.write(object, scalarOf(value));
        return written ? written : at(path, written.error().text);
    }

    Result<void> readStructure(void* object,
                               const Description& description,
                               const Document& value,
                               const std::string& path)
    {
        if (!value.is_object()) {
            return at(path, "expected an object");
        }
        for (const auto& [key, item] : value.items()) {
            const Field* field = description.find(key);
            if (field == nullptr) {
                if (limits_.refuseUnknown) {
                    return at(join(path, key), unknownKeyText(key, description));
                }
                continue;
            }
            Result<void> done = read(field->of(object), *field->type, item, join(path, key));
            if (!done) {
                return done;
            }
            if (const std::string wrong = rangeProblem(*field, field->of(object)); !wrong.empty()) {
                return at(join(path, key), wrong);
            }
        }
        return missing(description, value, path);
    }

    Result<void> missing(const Description& description,
                         const Document& value,
                         const std::string& path)
    {
        for (const Field& field : description.fields) {
            if (limits_.refuseUnknown && field.isRequired &&
                !value.contains(std::string(field.name))) {
                return at(path, "missing \"" + std::string(field.name) +
                                    "\": " + std::string(field.help));
            }
        }
        return {};
    }

    Result<void> readList(void* object,
                          const Type& type,
                          const Document& value,
                          const std::string& path)
    {
        if (!value.is_array()) {
            return at(path, "expected a list");
        }
        type.clear(object);
        for (std::size_t i = 0; i < value.size(); ++i) {
            Result<void> done = read(type.append(object, {}), *type.element, value[i],
                                     path + "[" + std::to_string(i) + "]");
            if (!done) {
                return done;
            }
        }
        return {};
    }

    Result<void> readMap(void* object,
                         const Type& type,
                         const Document& value,
                         const std::string& path)
    {
        if (!value.is_object()) {
            return at(path, "expected an object");
        }
        type.clear(object);
        for (const auto& [key, item] : value.items()) {
            Result<void> done =
                read(type.append(object, key), *type.element, item, join(path, key));
            if (!done) {
                return done;
            }
        }
        return {};
    }

    static std::string join(const std::string& path, std::string_view key)
    {
        constexpr std::size_t ShownMax = 64;
        return (path.empty() ? path : path + ".") + sanitized(key, ShownMax);
    }

    static tl::unexpected<Error> at(const std::string& path, const std::string& text)
    {
        return fail(Code::InvalidInput, path.empty() ? text : path + ": " + text);
    }

    const JsonLimits& limits_;
};

} // namespace

void appendJsonString(std::string& out, std::string_view text)
{
    constexpr std::string_view Digits = "0123456789abcdef";
    const std::string repaired =
        isUtf8(text)
            ? std::string()
            : Document(std::string(text)).dump(-1, ' ', false, Document::error_handler_t::replace);
    if (!repaired.empty()) {
        out += repaired;
        return;
    }
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            out += "\\u00";
            out += Digits[byte >> 4U];
            out += Digits[byte & 0x0fU];
        } else {
            out += c;
        }
    }
    out += '"';
}

void appendJson(std::string& out, const void* object, const Type& type)
{
    switch (type.kind) {
    case Kind::Structure: appendStructure(out, object, type.structure()); break;
    case Kind::List:
    case Kind::Map: appendItems(out, object, type); break;
    case Kind::Optional:
        if (type.size(object) == 0) {
            out += "null";
        } else {
            appendJson(out, type.item(object, 0), *type.element);
        }
        break;
    case Kind::Raw: out += static_cast<const RawJson*>(object)->text; break;
    case Kind::Text: appendJsonString(out, *static_cast<const std::string*>(object)); break;
    case Kind::Real: appendReal(out, *static_cast<const double*>(object)); break;
    default: appendScalar(out, type.read(object));
    }
}

Result<void> readJson(void* object,
                      const Type& type,
                      std::string_view text,
                      const JsonLimits& limits)
{
    const Result<Document> document = parse(text, limits);
    if (!document) {
        return tl::unexpected(document.error());
    }
    return Reader(limits).read(object, type, *document, {});
}

Result<void> checkJson(std::string_view text, const JsonLimits& limits)
{
    const Result<Document> document = parse(text, limits);
    return document ? Result<void>{} : tl::unexpected(document.error());
}

std::string prettyJson(std::string_view text)
{
    const Result<Document> document = parse(text, JsonLimits{});
    CHECK(document.has_value());
    constexpr int Indent = 2;
    return document->dump(Indent, ' ', false, Document::error_handler_t::replace);
}

} // namespace bafar::schema
