#pragma once
// Every structure of the contract lists its fields once; everything else is made from that list.
//
// A structure has `template <class Fields> static void describe(Fields& fields)`. From the list
// come JSON both ways (json.h), configuration with line-numbered errors (yaml.h), range checks,
// reference pages (reference.h), console forms and golden samples. The template is instantiated
// once a structure, in descriptionOf<T>(); all work is done by plain functions over Description and
// Type (type.h). It is larger than the budget because the example belongs beside what it shows.
//
//     struct Member {
//         std::string node;
//         std::uint8_t priority = 100;
//         template <class Fields> static void describe(Fields& fields)
//         {
//             fields.about("One node that may own the address.");
//             fields.add("node", &Member::node, "Node id from cluster.nodes").required();
//             fields.add("priority", &Member::priority, "Higher wins").range(1, 250);
//         }
//     };
//
// Descriptions are built once, on first use, and live for ever; safe on every thread.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/type.h"

namespace bafar::schema {

struct Description;

/// One field of a structure.
struct Field {
    std::string_view name; ///< snake_case, the key in JSON and YAML
    std::string_view help; ///< one sentence for forms and reference pages
    std::string_view
        unit; ///< "bytes", "ratio"; empty for plain values and for durations, whose text carries it
    const Type* type = nullptr;
    std::size_t offset = 0;
    bool isRequired =
        false; ///< refused when missing in configuration; on the wire missing always means default
    std::optional<double>
        lowest; ///< inclusive; of a number, of a duration in seconds, of a text's or list's length
    std::optional<double> highest; ///< inclusive

    Field& required();
    Field& range(double low, double high);
    Field& in(std::string_view unitName);

    [[nodiscard]] const void* of(const void* object) const;
    [[nodiscard]] void* of(void* object) const;
};

/// What is wrong with the field's value at `at` by the field's range; empty: nothing, or the field
/// has no range.
[[nodiscard]] std::string rangeProblem(const Field& field, const void* at);

/// "unknown key; did you mean NAME?", or the known names when none is near.
[[nodiscard]] std::string unknownKeyText(std::string_view key, const Description& description);

/// A structure: what it is, its fields in order, and a check over all of them.
struct Description {
    std::string_view about;
    std::vector<Field> fields;
    /// Says what is wrong with a whole value whose fields are each fine; empty: nothing to check.
    std::function<std::vector<Problem>(const void*)> check;
    const void* defaults = nullptr; ///< a default-constructed value; lives for ever

    [[nodiscard]] const Field* find(std::string_view name) const;
};

/// What describe() talks to.
template <class T>
class Fields {
public:
    explicit Fields(Description& description)
        : description_(description)
    {
    }

    /// What the structure is, one sentence.
    void about(std::string_view text) { description_.about = text; }

    /// Adds a field; `name` and `help` must be literals.
    template <class M>
    Field& add(std::string_view name, M T::*member, std::string_view help)
    {
        const T& sample = *static_cast<const T*>(description_.defaults);
        const auto* base = reinterpret_cast<const char*>(&sample);
        const auto* place = reinterpret_cast<const char*>(&(sample.*member));
        Field field;
        field.name = name;
        field.help = help;
        field.type = &typeOf<M>();
        field.offset = static_cast<std::size_t>(place - base);
        return description_.fields.emplace_back(field);
    }

    /// A check over the whole value; problems carry paths relative to it ("members[1].priority").
    void check(std::vector<Problem> (*verify)(const T&))
    {
        description_.check = [verify](const void* object) {
            return verify(*static_cast<const T*>(object));
        };
    }

private:
    Description& description_;
};

/// The description of T, built on first use.
template <class T>
const Description& descriptionOf()
{
    static const T Defaults{};
    static const Description Built = [] {
        Description description;
        description.defaults = &Defaults;
        Fields<T> fields(description);
        T::describe(fields);
        return description;
    }();
    return Built;
}

} // namespace bafar::schema
