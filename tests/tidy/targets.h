#pragma once
// The build's targets, as the CMakeLists.txt files state them through the three helpers of
// resources/build/project.cmake.
#include <map>
#include <optional>

#include "tests/tidy/tree.h"

namespace bafar::tidy {

struct Target {
    std::string name;
    std::string helper; ///< "project_library", "project_program" or "project_test"
    std::string path;   ///< of its CMakeLists.txt
    std::size_t line = 0;
    std::vector<std::string> sources; ///< from the root
    std::vector<std::string> links;   ///< reach those who link it
    std::vector<std::string> privateLinks;
};

class Targets {
public:
    explicit Targets(const Tree& tree);

    [[nodiscard]] const std::vector<Target>& all() const { return all_; }

    [[nodiscard]] const Target* named(std::string_view name) const;

    /// The target that compiles a .cpp, or that a header belongs to: the one with the .cpp of the
    /// same name, else the folder's pure one (NAME_core), else the one named as the folder, else
    /// its first. Null: none, as for the headers of agents/ itself.
    [[nodiscard]] const Target* owner(std::string_view path) const;

    /// True when `from` links `to`, directly or through public links.
    [[nodiscard]] bool reaches(const Target& from, const Target& to) const;

private:
    std::vector<Target> all_;
};

/// Every .cpp must stand in a CMakeLists.txt of its folder or of one above; product folders use
/// only the project's helpers.
[[nodiscard]] Findings checkListed(const Tree& tree);

} // namespace bafar::tidy
