#include <charconv>

#include "core/base/text.h"
#include "core/schema/yaml.h"

namespace bafar::schema {
namespace {

/// True for plain text that YAML would read as a number, a truth value or nothing.
bool readsAsOther(const std::string& text)
{
    double number = 0;
    const char* const last = text.data() + text.size();
    const auto [end, failure] = std::from_chars(text.data(), last, number);
    return (failure == std::errc{} && end == last) || text == "true" || text == "false" ||
           text == "null" || text == "~" || text[0] == '-';
}

/// One character of a text in double quotes. Control characters would end the line, or not be
/// YAML at all.
void appendEscaped(std::string& out, char c)
{
    constexpr std::string_view Digits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
        out += "\\n";
    } else if (byte < 0x20 || byte == 0x7f) {
        out += {'\\', 'x', Digits[byte >> 4U], Digits[byte & 15U]};
    } else {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        out += c;
    }
}

/// A text as a value or a key: plain where YAML would read it back as the same text, else quoted.
std::string yamlText(const std::string& raw)
{
    const bool plain = !raw.empty() &&
                       raw.find_first_not_of(
                           "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ/._-0123456789") ==
                           std::string::npos &&
                       !readsAsOther(raw);
    if (plain) {
        return raw;
    }
    std::string text = "\"";
    for (const char c : raw) {
        appendEscaped(text, c);
    }
    return text + '"';
}

void appendYaml(std::string& out,
                const void* object,
                const Type& type,
                bool withHelp,
                const std::string& indent);

std::string yamlScalar(const void* object, const Type& type)
{
    if (type.kind == Kind::Raw) {
        const std::string& json = static_cast<const RawJson*>(object)->text;
        return json.empty() ? "null" : json; // JSON on one line is YAML
    }
    const Value value = type.read(object);
    if (type.kind == Kind::Text) {
        return yamlText(*static_cast<const std::string*>(object));
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        const bool plain = !text->empty() && text->find(':') == std::string::npos;
        return plain ? *text : "\"" + *text + "\"";
    }
    if (const auto* flag = std::get_if<bool>(&value)) {
        return *flag ? "true" : "false";
    }
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        return std::to_string(*whole);
    }
    const auto* real = std::get_if<double>(&value);
    return real == nullptr ? "null" : numberText(*real);
}

void appendKeyed(std::string& out,
                 std::string_view key,
                 const void* object,
                 const Type& type,
                 bool withHelp,
                 const std::string& indent)
{
    out += indent + yamlText(std::string(key)) + ":";
    const bool nested =
        type.kind == Kind::Structure || type.kind == Kind::List || type.kind == Kind::Map;
    if (!nested) {
        out += " " + yamlScalar(object, type) + "\n";
    } else if (type.kind != Kind::Structure && type.size(object) == 0) {
        out += type.kind == Kind::List ? " []\n" : " {}\n";
    } else {
        out += "\n";
        appendYaml(out, object, type, withHelp, indent + "  ");
    }
}

void appendListItem(std::string& out,
                    const void* object,
                    const Type& type,
                    bool withHelp,
                    const std::string& indent)
{
    std::string item;
    const bool nested =
        type.kind == Kind::Structure || type.kind == Kind::List || type.kind == Kind::Map;
    if (!nested) {
        out += indent + "- " + yamlScalar(object, type) + "\n";
        return;
    }
    appendYaml(item, object, type, withHelp, indent + "  ");
    const std::size_t first = item.find_first_not_of(' ');
    out += indent + "- " + item.substr(first == std::string::npos ? 0 : first);
}

void appendYaml(std::string& out,
                const void* object,
                const Type& type,
                bool withHelp,
                const std::string& indent)
{
    if (type.kind == Kind::List) {
        for (std::size_t i = 0; i < type.size(object); ++i) {
            appendListItem(out, type.item(object, i), *type.element, withHelp, indent);
        }
        return;
    }
    if (type.kind == Kind::Map) {
        for (std::size_t i = 0; i < type.size(object); ++i) {
            appendKeyed(out, type.key(object, i), type.item(object, i), *type.element, withHelp,
                        indent);
        }
        return;
    }
    for (const Field& field : type.structure().fields) {
        const void* at = field.of(object);
        const Type* fieldType = field.type;
        const bool absent = fieldType->kind == Kind::Optional && fieldType->size(at) == 0;
        if (withHelp) {
            out += indent + "# " + std::string(field.help) + "\n";
        }
        if (absent) {
            continue;
        }
        if (fieldType->kind == Kind::Optional) {
            at = fieldType->item(at, 0);
            fieldType = fieldType->element;
        }
        appendKeyed(out, field.name, at, *fieldType, withHelp, indent);
    }
}

} // namespace

std::string toYaml(const void* object, const Type& type, bool withHelp)
{
    std::string out;
    appendYaml(out, object, type, withHelp, {});
    return out;
}

} // namespace bafar::schema
