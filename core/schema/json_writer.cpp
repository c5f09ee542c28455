// Writing JSON: straight into one string, because agents write every second.
#include <array>
#include <charconv>
#include <cmath>

#include "core/base/text.h"
#include "core/schema/json.h"

namespace bafar::schema {
namespace {

constexpr std::size_t RealBytes = 12; ///< of a usual sample and its comma

void appendReal(std::string& out, double value)
{
    if (std::isnan(value)) {
        out += "null"; // a gap: shorter than "NaN", and every JSON reader knows it
    } else if (std::isinf(value)) {
        out += value > 0 ? "\"+Inf\"" : "\"-Inf\"";
    } else {
        std::array<char, 40> text{};
        char* const end = text.data() + text.size();
        constexpr double ExactIntegers = 9007199254740992.0;
        const bool whole = value == std::trunc(value) && std::fabs(value) < ExactIntegers;
        out.append(text.data(), whole ? std::to_chars(text.data(), end, std::int64_t(value)).ptr
                                      : std::to_chars(text.data(), end, value).ptr);
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
    out.reserve(out.size() + (type.element->kind == Kind::Real ? RealBytes * count : 0));
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

} // namespace

void appendJsonString(std::string& out, std::string_view text)
{
    constexpr std::string_view Digits = "0123456789abcdef";
    if (!isUtf8(text)) {
        appendJsonString(out, repairedUtf8(text));
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

} // namespace bafar::schema
