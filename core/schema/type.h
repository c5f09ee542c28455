#pragma once
// How one C++ type is read and written without templates: a small table of functions for each type
// in use.
//
// Scalars pass through Value; lists, optionals and maps say how to walk and fill them; structures
// point at their Description. typeOf<T>() makes the table for the types a field may have: bool,
// integers, double, std::string, enumerations with enumNames(), Duration, WallTime,
// net::Address/Prefix/Endpoint/MacAddress, Secret, RawJson, described structures, std::vector,
// std::optional and std::map<std::string, T> of those. Tables live for ever; safe on every thread.
#include <concepts>
#include <cstdint>
#include <iterator>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "core/base/secret.h"
#include "core/base/time.h"
#include "core/net/address.h"

namespace bafar::schema {

struct Description;

/// What is wrong at one place of a document.
struct Problem {
    std::string path; ///< "floating_ip.addresses[0].virtual_router"; empty: the document itself
    std::string text; ///< what is wrong and what would be right
    int line = 0;     ///< 1-based; 0: not known
    int column = 0;   ///< 1-based; 0: not known

    bool operator==(const Problem&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("What is wrong at one place of a document.");
        fields.add("path", &Problem::path, "Where in the document; empty: the document itself");
        fields.add("text", &Problem::text, "What is wrong and what would be right");
        fields.add("line", &Problem::line, "From 1; 0: not known");
        fields.add("column", &Problem::column, "From 1; 0: not known");
    }
};

/// A JSON value carried as text, for bodies whose type the carrier does not know. Always one valid
/// JSON document.
struct RawJson {
    std::string text = "null";

    bool operator==(const RawJson&) const = default;
};

enum class Kind : std::uint8_t {
    Boolean,
    Integer,
    Real,
    Text,
    Enumeration,
    Duration,
    Time,
    Address,
    Prefix,
    Endpoint,
    Mac,
    Secret,
    Raw,
    Structure,
    List,
    Optional,
    Map
};

/// A scalar on its way between a field and a document. Durations, times and addresses travel as
/// text.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

/// The functions for one type. Only those its kind needs are set.
struct Type {
    Kind kind = Kind::Text;
    std::span<const std::string_view> names; ///< Enumeration: the values' names, index = value
    double lowest = 0;                       ///< Integer: what the C++ type holds
    double highest = 0;
    Value (*read)(const void*) = nullptr;
    Result<void> (*write)(void*, const Value&) =
        nullptr; ///< Errors: InvalidInput with what would be right
    const Description& (*structure)() = nullptr;
    const Type* element = nullptr; ///< List, Optional, Map: of what
    std::size_t (*size)(const void*) = nullptr;
    const void* (*item)(const void*,
                        std::size_t) = nullptr; ///< List, Map (in key order), Optional (0)
    const std::string& (*key)(const void*, std::size_t) = nullptr; ///< Map
    void* (*append)(void*, const std::string& key) = nullptr; ///< List (key unused), Optional, Map
    void (*clear)(void*) = nullptr;                           ///< List, Optional, Map
    std::shared_ptr<void> (*make)() = nullptr;                ///< a new default value
};

/// The table for T; see scalar_types.h and container_types.h for what T may be.
template <class T>
const Type& typeOf();

/// "1 s", "250 ms", "10 ms": the largest unit that divides it exactly (d h m s ms us ns).
[[nodiscard]] std::string durationText(Duration duration);

/// Reads a number with a unit of d h m s ms cs us ns, with or without a blank ("1.5 s", "100cs"). A
/// bare number is refused: its unit would be a guess. Errors: InvalidInput.
[[nodiscard]] Result<Duration> durationFromText(std::string_view text);

} // namespace bafar::schema

#include "core/schema/type_tables.h"
