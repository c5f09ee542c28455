#include "core/schema/reference.h"

#include <array>

#include "core/base/text.h"
#include "core/schema/json.h"

namespace bafar::schema {
namespace {

std::string rangeText(const Field& field)
{
    if (!field.lowest || !field.highest) {
        return {};
    }
    const Kind kind = field.type->kind;
    const std::string unit = kind == Kind::Duration ? " s"
                             : kind == Kind::Text   ? " characters"
                             : kind == Kind::List   ? " entries"
                                                    : "";
    return numberText(*field.lowest) + " to " + numberText(*field.highest) + unit;
}

std::string defaultText(const Field& field, const Description& description)
{
    if (field.isRequired) {
        return "required";
    }
    const Kind kind = field.type->kind;
    if (kind == Kind::Structure || kind == Kind::List || kind == Kind::Map ||
        kind == Kind::Optional) {
        return {};
    }
    std::string text;
    appendJson(text, field.of(description.defaults), *field.type);
    return text == "\"\"" ? std::string() : "`" + text + "`";
}

const Description* inner(const Type& type)
{
    if (type.kind == Kind::Structure) {
        return &type.structure();
    }
    return type.element == nullptr ? nullptr : inner(*type.element);
}

void appendTable(std::string& out, const std::string& path, const Description& description)
{
    out += std::string(description.about) +
           "\n\n| key | type | default | range | meaning |\n|---|---|---|---|---|\n";
    for (const Field& field : description.fields) {
        const std::string unit = field.unit.empty() ? "" : " (" + std::string(field.unit) + ")";
        out += "| `" + std::string(field.name) + "` | " + typeText(*field.type) + " | " +
               defaultText(field, description) + " | " + rangeText(field) + " | " +
               std::string(field.help) + unit + " |\n";
    }
    for (const Field& field : description.fields) {
        if (const Description* nested = inner(*field.type)) {
            const std::string nestedPath = path + "." + std::string(field.name);
            out += "\n### `" + nestedPath + "`\n";
            appendTable(out, nestedPath, *nested);
        }
    }
}

} // namespace

std::string typeText(const Type& type)
{
    constexpr std::array<std::string_view, 13> Plain = {
        "true or false", "whole number", "number",  "text",           "",
        "duration",      "time",         "address", "address/prefix", "address:port",
        "MAC address",   "secret",       "JSON"};
    switch (type.kind) {
    case Kind::Structure: return "object";
    case Kind::List: return "list of " + typeText(*type.element);
    case Kind::Map: return "map to " + typeText(*type.element);
    case Kind::Optional: return typeText(*type.element) + ", optional";
    case Kind::Enumeration: break;
    default: return std::string(Plain[static_cast<std::size_t>(type.kind)]);
    }
    std::string text = "one of";
    for (std::size_t i = 0; i < type.names.size(); ++i) {
        text += (i == 0 ? " " : ", ") + std::string(type.names[i]);
    }
    return text;
}

std::string referencePage(std::string_view title, const Description& description)
{
    std::string out = "## " + std::string(title) + "\n";
    appendTable(out, std::string(title), description);
    return out;
}

} // namespace bafar::schema
