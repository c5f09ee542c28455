#include "core/schema/json.h"

#include <limits>
#include <nlohmann/json.hpp>

#include "core/base/check.h"
#include "core/base/text.h"

namespace bafar::schema {
namespace {

using Document = nlohmann::ordered_json; ///< raw parts keep their sender's order

/// All items and members of one document together; the longest answer about history has half.
constexpr std::size_t ValuesMax = 400'000;

/// Of one object. The library looks each new key up among those before it, so that many keys would
/// let a peer buy minutes of our time with one message.
constexpr std::size_t MembersMax = 512;

/// Counts what a document holds without building anything.
class Bounds {
public:
    explicit Bounds(const JsonLimits& limits)
        : limits_(limits)
    {
    }

    Result<void> check(std::string_view text);

private:
    /// A bracket or comma outside of strings; why it is refused, or nothing.
    std::string take(char c);

    const JsonLimits& limits_;
    std::size_t values_ = 1;
    std::vector<std::size_t> members_; ///< of each open container so far
    std::vector<bool> objects_;        ///< is it an object
};

std::string Bounds::take(char c)
{
    if (c == '{' || c == '[') {
        members_.push_back(1);
        objects_.push_back(c == '{');
        if (members_.size() > static_cast<std::size_t>(limits_.depth)) {
            return "nested deeper than " + std::to_string(limits_.depth);
        }
    } else if (members_.empty()) {
        return {}; // outside of everything: the parser refuses it
    } else if (c != ',') {
        members_.pop_back();
        objects_.pop_back();
        return {};
    } else if (++members_.back() > MembersMax && objects_.back()) {
        return "with an object of more than " + std::to_string(MembersMax) + " members";
    }
    return ++values_ > ValuesMax ? "of more than " + std::to_string(ValuesMax) + " values" : "";
}

Result<void> Bounds::check(std::string_view text)
{
    if (text.size() > limits_.bytes) {
        return fail(Code::LimitExceeded, "JSON of " + std::to_string(text.size()) +
                                             " bytes; at most " + std::to_string(limits_.bytes) +
                                             " are read");
    }
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            i += c == '\\' ? 1U : 0U;
            inString = c != '"';
        } else if (c == '"') {
            inString = true;
        } else if (c == ',' || c == '{' || c == '[' || c == '}' || c == ']') {
            if (const std::string why = take(c); !why.empty()) {
                return fail(Code::LimitExceeded,
                            "JSON " + why + " at byte " + std::to_string(i + 1));
            }
        }
    }
    return {};
}

Result<Document> parse(std::string_view text, const JsonLimits& limits)
{
    const Result<void> bounds = Bounds(limits).check(text);
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

/// Where in the document we are: built on the stack while reading, spelt out only in an error.
struct Path {
    const Path* parent = nullptr;
    std::string_view key;  ///< of an object; empty: an item of a list
    std::size_t index = 0; ///< in a list

    [[nodiscard]] std::string text() const
    {
        constexpr std::size_t ShownMax = 64;
        if (parent == nullptr) {
            return {};
        }
        const std::string before = parent->text();
        return key.data() == nullptr ? before + "[" + std::to_string(index) + "]"
               : before.empty()      ? sanitized(key, ShownMax)
                                     : before + "." + sanitized(key, ShownMax);
    }
};

class Reader {
public:
    explicit Reader(const JsonLimits& limits)
        : limits_(limits)
    {
    }

    Result<void> read(void* object, const Type& type, const Document& value, const Path& path)
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
    Result<void> readScalar(void* object, const Type& type, const Document& value, const Path& path)
    {
        if (value.is_structured()) {
            return at(path, value.is_array() ? "expected one value, found a list"
                                             : "expected one value, found an object");
        }
        const Result<void> written = type.write(object, scalarOf(value));
        if (!written && type.kind == Kind::Enumeration && value.is_string() &&
            !limits_.refuseUnknown && !limits_.refuseUnknownWords) {
            return {}; // a newer sender's word: what it means here is the default
        }
        return written ? written : at(path, written.error().text);
    }

    Result<void> readStructure(void* object,
                               const Description& description,
                               const Document& value,
                               const Path& path)
    {
        if (!value.is_object()) {
            return at(path, "expected an object");
        }
        for (const auto& [key, item] : value.items()) {
            const Field* field = description.find(key);
            if (field == nullptr) {
                if (limits_.refuseUnknown) {
                    return at({&path, key}, unknownKeyText(key, description));
                }
                continue;
            }
            Result<void> done = read(field->of(object), *field->type, item, {&path, key});
            if (!done) {
                return done;
            }
            if (const std::string wrong = rangeProblem(*field, field->of(object)); !wrong.empty()) {
                return at({&path, key}, wrong);
            }
        }
        return missing(object, description, value, path);
    }

    /// A person must give what is required. On the wire a field may be missing that only a newer
    /// version requires, but not one whose default is out of its range.
    Result<void> missing(const void* object,
                         const Description& description,
                         const Document& value,
                         const Path& path)
    {
        for (const Field& field : description.fields) {
            if (field.isRequired && !value.contains(field.name) &&
                (limits_.refuseUnknown || !rangeProblem(field, field.of(object)).empty())) {
                return at(path, "missing \"" + std::string(field.name) +
                                    "\": " + std::string(field.help));
            }
        }
        return {};
    }

    Result<void> readList(void* object, const Type& type, const Document& value, const Path& path)
    {
        if (!value.is_array()) {
            return at(path, "expected a list");
        }
        type.clear(object);
        for (std::size_t i = 0; i < value.size(); ++i) {
            Result<void> done =
                read(type.append(object, {}), *type.element, value[i], {&path, {}, i});
            if (!done) {
                return done;
            }
        }
        return {};
    }

    Result<void> readMap(void* object, const Type& type, const Document& value, const Path& path)
    {
        if (!value.is_object()) {
            return at(path, "expected an object");
        }
        type.clear(object);
        for (const auto& [key, item] : value.items()) {
            Result<void> done = read(type.append(object, key), *type.element, item, {&path, key});
            if (!done) {
                return done;
            }
        }
        return {};
    }

    static tl::unexpected<Error> at(const Path& path, const std::string& text)
    {
        const std::string where = path.text();
        return fail(Code::InvalidInput, where.empty() ? text : where + ": " + text);
    }

    const JsonLimits& limits_;
};

} // namespace

Result<void> readJson(void* object,
                      const Type& type,
                      std::string_view text,
                      const JsonLimits& limits,
                      std::string* canonical)
{
    const Result<Document> document = parse(text, limits);
    if (!document) {
        return tl::unexpected(document.error());
    }
    if (canonical != nullptr) {
        *canonical = document->dump();
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
