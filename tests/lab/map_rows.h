#pragma once
// What the map is compared with, and what is changed behind its back: one list for lab_map and the
// benchmarks map_equal and map_follow. Values only.
#include <QString>
#include <vector>

namespace bafar::test {

/// The same said by a system's own tool, by bafarctl and by the console.
struct EqualRow {
    const char* name;
    const char* node;    ///< where their tool is asked; empty: on each node, "NODE ANSWER" a line
    const char* theirs;  ///< shell
    QString told;        ///< jq on `bafarctl topology --json`
    const char* page;    ///< of the console
    const char* painted; ///< jq on that page's dump
};

[[nodiscard]] std::vector<EqualRow> equalRows();

/// A change and how the topology shows it.
struct ChangeRow {
    const char* key; ///< of its figure
    const char* name;
    const char* node;   ///< empty: one that a task of the service runs on
    const char* change; ///< shell, on that node
    const char* item;   ///< regular expression: the card
    const char* value;  ///< its state's word; empty: any
    const char* text;   ///< regular expression: what else it says
    int barMs;
};

/// Each is taken back by a later one, or by its system itself.
[[nodiscard]] std::vector<ChangeRow> changeRows();

} // namespace bafar::test
