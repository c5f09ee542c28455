#pragma once
// Configuration files: YAML to structures, by their descriptions, with every problem at its line
// and column.
//
// yaml-cpp is used in yaml.cpp only. Refused: unknown keys (with the nearest name), duplicate keys,
// missing required ones, wrong types, bare numbers where a duration needs its unit, values out of
// range, aliases and anchors, more than `bytes` or `depth`. All problems are reported, not the
// first only. Safe on every thread.
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/schema/describe.h"

namespace bafar::schema {

struct YamlLimits {
    std::size_t bytes = 1U << 20U;
    int depth = 24;
};

/// Where each path of a document stands, so that later checks can point at it.
using Places = std::map<std::string, std::pair<int, int>, std::less<>>;

/// Reads a document into `object`; an empty list means that all of it was fine. `places`, when
/// given, receives the place of every path.
std::vector<Problem> readYaml(void* object,
                              const Type& type,
                              std::string_view text,
                              const YamlLimits& limits = {},
                              Places* places = nullptr);

/// "cluster.yaml:12:5: floating_ip.addresses[0].vrid: unknown key; did you mean virtual_router?",
/// one line a problem.
[[nodiscard]] std::string problemText(std::string_view file, const Problem& problem);

/// The problems of checks (paths only) with the lines that `places` knows for them or their nearest
/// parent.
void locate(std::vector<Problem>& problems, const Places& places);

/// The structure as YAML with its help texts as comments: a starting point for people.
[[nodiscard]] std::string toYaml(const void* object, const Type& type, bool withHelp);

} // namespace bafar::schema
