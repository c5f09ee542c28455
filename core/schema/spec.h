#pragma once
// The cluster spec: one YAML file whose top-level keys are the concepts' names and whose values are
// their Config.
//
// The list of concepts is not here: whoever reads a spec says which sections exist (the node's list
// of concepts does), so a new concept changes nothing in this file. Values only; a Spec is
// immutable once read and cheap to copy.
#include <map>
#include <memory>
#include <span>
#include <string>

#include "core/schema/yaml.h"

namespace bafar::schema {

/// Bytes of a whole spec; a larger one is refused.
inline constexpr std::size_t SpecTextMax = 256U << 10U;

/// By what a spec is known: the fingerprint of its text.
[[nodiscard]] std::string specRevision(std::string_view text);

struct SpecSection {
    std::string_view name;      ///< the concept's name
    const Type* type = nullptr; ///< of its Config
    bool required = false;
};

/// A problem that only shows across sections, for example an unknown node id in floating_ip.
class Spec;
using CrossCheck = std::vector<Problem> (*)(const Spec&);

class Spec {
public:
    /// The section of Config type C, or its defaults when the file does not have it.
    template <class C>
    [[nodiscard]] const C& section(std::string_view name) const
    {
        const void* found = find(name, typeOf<C>());
        return *static_cast<const C*>(found != nullptr ? found : descriptionOf<C>().defaults);
    }

    /// The section as stored, or null. For generic code that knows the type.
    [[nodiscard]] const void* raw(std::string_view name) const;

    /// A section of the file.
    struct Part {
        std::string_view name;
        const Type* type = nullptr;
        const void* value = nullptr;
    };

    /// Every section that the file has, by name.
    [[nodiscard]] std::vector<Part> parts() const;

    /// The file as it was read; as long as a copy of this spec lives.
    [[nodiscard]] const std::string& text() const { return *text_; }

private:
    friend struct SpecReading;

    struct Stored {
        const Type* type = nullptr;
        std::shared_ptr<const void> value;
    };

    [[nodiscard]] const void* find(std::string_view name, const Type& type) const;

    std::map<std::string, Stored, std::less<>> sections_;
    std::shared_ptr<const std::string> text_ = std::make_shared<const std::string>();
};

/// What came of reading: a spec, or problems. With any problem the spec must not be used.
struct SpecReading {
    Spec spec;
    std::vector<Problem> problems;

    /// Reads, range-checks and cross-checks a whole file, and refuses secrets in clear.
    static SpecReading read(std::string_view text,
                            std::span<const SpecSection> sections,
                            std::span<const CrossCheck> checks);
};

} // namespace bafar::schema
