#pragma once
// The definitions of typeOf<T>() (type.h). Included only by type.h.
//
// Each table is a function-local constant, so that a type costs its functions once a program.
// It is larger than the budget because all tables are one list.
#include "core/schema/type.h"

namespace bafar::schema {

// Defined in type.cpp: the scalar types that need no template.
template <>
const Type& typeOf<bool>();
template <>
const Type& typeOf<double>();
template <>
const Type& typeOf<std::string>();
template <>
const Type& typeOf<Duration>();
template <>
const Type& typeOf<WallTime>();
template <>
const Type& typeOf<net::Address>();
template <>
const Type& typeOf<net::Prefix>();
template <>
const Type& typeOf<net::Endpoint>();
template <>
const Type& typeOf<net::MacAddress>();
template <>
const Type& typeOf<Secret>();
template <>
const Type& typeOf<RawJson>();

namespace detail {

/// The integer in `value` if it lies in [low, high]. Errors: InvalidInput.
Result<std::int64_t> integerIn(const Value& value, std::int64_t low, std::int64_t high);

/// The index of the name in `value`. Errors: InvalidInput with the nearest name.
Result<std::size_t> nameIndex(const Value& value, std::span<const std::string_view> names);

template <class T>
std::shared_ptr<void> make()
{
    return std::make_shared<T>();
}

template <class T>
Type integerType()
{
    static_assert(sizeof(T) < 8 || std::is_signed_v<T> || std::is_same_v<T, std::uint64_t>);
    Type type;
    constexpr auto Highest = sizeof(T) == 8
                                 ? std::numeric_limits<std::int64_t>::max()
                                 : static_cast<std::int64_t>(std::numeric_limits<T>::max());
    constexpr auto Lowest = static_cast<std::int64_t>(std::numeric_limits<T>::min());
    type.kind = Kind::Integer;
    type.lowest = static_cast<double>(Lowest);
    type.highest = static_cast<double>(Highest);
    type.read = [](const void* at) -> Value {
        return static_cast<std::int64_t>(*static_cast<const T*>(at));
    };
    type.write = [](void* at, const Value& value) -> Result<void> {
        const Result<std::int64_t> number = integerIn(value, Lowest, Highest);
        if (!number) {
            return tl::unexpected(number.error());
        }
        *static_cast<T*>(at) = static_cast<T>(*number);
        return {};
    };
    type.make = &make<T>;
    return type;
}

template <class T>
Type enumerationType()
{
    Type type;
    type.kind = Kind::Enumeration;
    type.names = enumNames(T{});
    type.read = [](const void* at) -> Value {
        return std::string(enumNames(T{})[static_cast<std::size_t>(*static_cast<const T*>(at))]);
    };
    type.write = [](void* at, const Value& value) -> Result<void> {
        const Result<std::size_t> index = nameIndex(value, enumNames(T{}));
        if (!index) {
            return tl::unexpected(index.error());
        }
        *static_cast<T*>(at) = static_cast<T>(*index);
        return {};
    };
    type.make = &make<T>;
    return type;
}

template <class T>
struct Container {
    static constexpr bool Known = false;
};

template <class E>
struct Container<std::vector<E>> {
    static constexpr bool Known = true;
    using List = std::vector<E>;

    static Type type()
    {
        Type type;
        type.kind = Kind::List;
        type.element = &typeOf<E>();
        type.size = [](const void* at) { return static_cast<const List*>(at)->size(); };
        type.item = [](const void* at, std::size_t index) -> const void* {
            return &(*static_cast<const List*>(at))[index];
        };
        type.append = [](void* at, const std::string&) -> void* {
            return &static_cast<List*>(at)->emplace_back();
        };
        type.clear = [](void* at) { static_cast<List*>(at)->clear(); };
        type.make = &make<List>;
        return type;
    }
};

template <class E>
struct Container<std::optional<E>> {
    static constexpr bool Known = true;
    using Held = std::optional<E>;

    static Type type()
    {
        Type type;
        type.kind = Kind::Optional;
        type.element = &typeOf<E>();
        type.size = [](const void* at) -> std::size_t {
            return static_cast<const Held*>(at)->has_value() ? 1 : 0;
        };
        type.item = [](const void* at, std::size_t) -> const void* {
            return &**static_cast<const Held*>(at);
        };
        type.append = [](void* at, const std::string&) -> void* {
            return &static_cast<Held*>(at)->emplace();
        };
        type.clear = [](void* at) { static_cast<Held*>(at)->reset(); };
        type.make = &make<Held>;
        return type;
    }
};

template <class E>
struct Container<std::map<std::string, E>> {
    static constexpr bool Known = true;
    using Map = std::map<std::string, E>;

    static Type type()
    {
        Type type;
        type.kind = Kind::Map;
        type.element = &typeOf<E>();
        type.size = [](const void* at) { return static_cast<const Map*>(at)->size(); };
        type.item = [](const void* at, std::size_t index) -> const void* {
            return &std::next(static_cast<const Map*>(at)->begin(),
                              static_cast<std::ptrdiff_t>(index))
                        ->second;
        };
        type.key = [](const void* at, std::size_t index) -> const std::string& {
            return std::next(static_cast<const Map*>(at)->begin(),
                             static_cast<std::ptrdiff_t>(index))
                ->first;
        };
        type.append = [](void* at, const std::string& key) -> void* {
            return &(*static_cast<Map*>(at))[key];
        };
        type.clear = [](void* at) { static_cast<Map*>(at)->clear(); };
        type.make = &make<Map>;
        return type;
    }
};

} // namespace detail

template <class T>
const Description& descriptionOf();

template <class T>
const Type& typeOf()
{
    static const Type Table = [] {
        if constexpr (std::is_enum_v<T>) {
            return detail::enumerationType<T>();
        } else if constexpr (std::is_integral_v<T>) {
            return detail::integerType<T>();
        } else if constexpr (detail::Container<T>::Known) {
            return detail::Container<T>::type();
        } else {
            Type type;
            type.kind = Kind::Structure;
            type.structure = &descriptionOf<T>;
            type.make = &detail::make<T>;
            return type;
        }
    }();
    return Table;
}

} // namespace bafar::schema
