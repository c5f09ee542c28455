#include "core/schema/type.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "core/base/text.h"

namespace bafar::schema {
namespace {

std::string shown(const Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value)) {
        return inQuotes(*text);
    }
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return std::to_string(*number);
    }
    if (const auto* real = std::get_if<double>(&value)) {
        return numberText(*real);
    }
    if (const auto* flag = std::get_if<bool>(&value)) {
        return *flag ? "true" : "false";
    }
    return "null";
}

tl::unexpected<Error> expected(std::string_view what, const Value& value)
{
    return fail(Code::InvalidInput, "expected " + std::string(what) + ", found " + shown(value));
}

/// The table for a scalar that travels as text: `print` and `parse` are its two ways.
template <class T, std::string (*print)(const T&), Result<T> (*parse)(std::string_view)>
Type textualType(Kind kind)
{
    Type type;
    type.kind = kind;
    type.read = [](const void* at) -> Value { return print(*static_cast<const T*>(at)); };
    type.write = [](void* at, const Value& value) -> Result<void> {
        const auto* text = std::get_if<std::string>(&value);
        if (text == nullptr) {
            return expected("text", value);
        }
        Result<T> parsed = parse(*text);
        if (!parsed) {
            return tl::unexpected(std::move(parsed.error()));
        }
        *static_cast<T*>(at) = *parsed;
        return {};
    };
    type.make = &detail::make<T>;
    return type;
}

template <class T>
std::string printed(const T& value)
{
    return value.toString();
}

std::string printDuration(const Duration& duration)
{
    return durationText(duration);
}

std::string printTime(const WallTime& time)
{
    return time.unixMs == 0 ? std::string() : toIso8601(time);
}

Result<WallTime> parseTime(std::string_view text)
{
    return text.empty() ? Result<WallTime>(WallTime{}) : wallTimeFromIso8601(text);
}

std::string printEndpoint(const net::Endpoint& endpoint)
{
    return endpoint.port == 0 ? std::string() : endpoint.toString();
}

/// An endpoint that is not known yet travels as empty text.
Result<net::Endpoint> parseEndpoint(std::string_view text)
{
    return text.empty() ? Result<net::Endpoint>(net::Endpoint{}) : net::Endpoint::parse(text);
}

Result<void> writeReal(void* at, const Value& value)
{
    double& real = *static_cast<double*>(at);
    if (const auto* given = std::get_if<double>(&value)) {
        real = *given;
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        real = static_cast<double>(*whole);
    } else if (std::holds_alternative<std::monostate>(value) ||
               value == Value(std::string("NaN"))) {
        real = std::numeric_limits<double>::quiet_NaN();
    } else if (value == Value(std::string("+Inf")) || value == Value(std::string("-Inf"))) {
        const double infinity = std::numeric_limits<double>::infinity();
        real = std::get<std::string>(value)[0] == '+' ? infinity : -infinity;
    } else {
        return expected("a number", value);
    }
    return {};
}

} // namespace

namespace detail {

Result<std::int64_t> integerIn(const Value& value, std::int64_t low, std::int64_t high)
{
    std::int64_t number = 0;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        number = *whole;
    } else if (const auto* real = std::get_if<double>(&value);
               real != nullptr && *real == std::trunc(*real) && std::fabs(*real) < 9e15) {
        number = static_cast<std::int64_t>(*real);
    } else {
        return expected("a whole number", value);
    }
    if (number < low || number > high) {
        return fail(Code::InvalidInput, std::to_string(number) +
                                            " is out of range; it must be from " +
                                            std::to_string(low) + " to " + std::to_string(high));
    }
    return number;
}

Result<std::size_t> nameIndex(const Value& value, std::span<const std::string_view> names)
{
    const auto* text = std::get_if<std::string>(&value);
    const auto found = text == nullptr ? names.end() : std::find(names.begin(), names.end(), *text);
    if (found != names.end()) {
        return static_cast<std::size_t>(found - names.begin());
    }
    std::string all;
    for (const std::string_view name : names) {
        all += (all.empty() ? "" : ", ") + std::string(name);
    }
    const std::string_view near = text == nullptr ? std::string_view{} : nearestName(*text, names);
    const std::string hint =
        near.empty() ? std::string() : "; did you mean " + std::string(near) + "?";
    return fail(Code::InvalidInput, shown(value) + " is none of " + all + hint);
}

} // namespace detail

template <>
const Type& typeOf<bool>()
{
    static const Type Table = [] {
        Type type;
        type.kind = Kind::Boolean;
        type.read = [](const void* at) -> Value { return *static_cast<const bool*>(at); };
        type.write = [](void* at, const Value& value) -> Result<void> {
            const auto* flag = std::get_if<bool>(&value);
            if (flag == nullptr) {
                return expected("true or false", value);
            }
            *static_cast<bool*>(at) = *flag;
            return {};
        };
        type.make = &detail::make<bool>;
        return type;
    }();
    return Table;
}

template <>
const Type& typeOf<double>()
{
    static const Type Table = [] {
        Type type;
        type.kind = Kind::Real;
        type.read = [](const void* at) -> Value { return *static_cast<const double*>(at); };
        type.write = &writeReal;
        type.make = &detail::make<double>;
        return type;
    }();
    return Table;
}

template <>
const Type& typeOf<std::string>()
{
    static const Type Table = [] {
        Type type;
        type.kind = Kind::Text;
        type.read = [](const void* at) -> Value { return *static_cast<const std::string*>(at); };
        type.write = [](void* at, const Value& value) -> Result<void> {
            const auto* text = std::get_if<std::string>(&value);
            if (text == nullptr) {
                return expected("text", value);
            }
            *static_cast<std::string*>(at) = *text;
            return {};
        };
        type.make = &detail::make<std::string>;
        return type;
    }();
    return Table;
}

template <>
const Type& typeOf<Duration>()
{
    static const Type Table =
        textualType<Duration, &printDuration, &durationFromText>(Kind::Duration);
    return Table;
}

template <>
const Type& typeOf<WallTime>()
{
    static const Type Table = textualType<WallTime, &printTime, &parseTime>(Kind::Time);
    return Table;
}

template <>
const Type& typeOf<net::Address>()
{
    static const Type Table =
        textualType<net::Address, &printed<net::Address>, &net::Address::parse>(Kind::Address);
    return Table;
}

template <>
const Type& typeOf<net::Prefix>()
{
    static const Type Table =
        textualType<net::Prefix, &printed<net::Prefix>, &net::Prefix::parse>(Kind::Prefix);
    return Table;
}

template <>
const Type& typeOf<net::Endpoint>()
{
    static const Type Table =
        textualType<net::Endpoint, &printEndpoint, &parseEndpoint>(Kind::Endpoint);
    return Table;
}

template <>
const Type& typeOf<net::MacAddress>()
{
    static const Type Table =
        textualType<net::MacAddress, &printed<net::MacAddress>, &net::MacAddress::parse>(Kind::Mac);
    return Table;
}

template <>
const Type& typeOf<Secret>()
{
    static const Type Table = [] {
        Type type;
        type.kind = Kind::Secret;
        type.read = [](const void*) -> Value { return std::string("***"); };
        type.write = [](void*, const Value&) -> Result<void> {
            return fail(Code::InvalidInput,
                        "a secret cannot stand here in clear; name the file that holds it");
        };
        type.make = &detail::make<Secret>;
        return type;
    }();
    return Table;
}

template <>
const Type& typeOf<RawJson>()
{
    static const Type Table = [] {
        Type type;
        type.kind = Kind::Raw;
        type.make = &detail::make<RawJson>;
        return type;
    }();
    return Table;
}

} // namespace bafar::schema
