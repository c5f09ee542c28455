#include "core/schema/json.h"

#include <limits>
#include <nlohmann/json.hpp>

#include "core/base/check.h"
#include "core/base/text.h"

namespace bafar::schema {
namespace {

using Document = nlohmann::ordered_json;

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
