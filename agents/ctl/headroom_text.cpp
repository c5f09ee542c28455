#include "agents/ctl/headroom_text.h"

#include "agents/ctl/format.h"
#include "core/base/text.h"
#include "core/schema/json.h"

namespace bafar::ctl {

namespace {

using headroom::Resource;
using schema::State;

/// Of nodes, volumes and mount points, which peers name.
std::string nameIn(const std::string& name)
{
    return sanitized(name, 80);
}

std::string nodesIn(const std::vector<std::string>& nodes)
{
    std::vector<std::string> names;
    for (const std::string& node : nodes) {
        names.push_back(nameIn(node));
    }
    return listText(names);
}

std::string resourceText(const headroom::Row& row)
{
    switch (row.resource) {
    case Resource::Cpu: return "CPU";
    case Resource::Memory: return "memory";
    case Resource::Connections: return "database connections";
    case Resource::Tasks: return "service tasks";
    case Resource::Volume: return "volume " + nameIn(row.name);
    case Resource::FileSystem: return "disk " + nameIn(row.name);
    }
    return {};
}

/// Whose figure is missing, and why; empty: nobody's.
std::string whoIsMissing(const headroom::Row& row)
{
    std::vector<std::string> parts;
    if (!row.silent.empty()) {
        parts.push_back("no word of " + nodesIn(row.silent));
    }
    if (!row.untold.empty()) {
        parts.push_back("not told by " + nodesIn(row.untold));
    }
    return joined(parts, "; ");
}

/// What CPU and memory rest on; where somebody is silent, the loss is that of one more.
std::string lossText(const headroom::Row& row)
{
    const std::string missing = whoIsMissing(row);
    if (!row.untold.empty()) {
        return missing;
    }
    const std::string node = nameIn(row.node);
    const std::string loss = row.silent.empty() ? "without " + node : "if " + node + " died, too";
    const std::string text = !row.without                  ? "nothing is left " + loss
                             : row.mark == State::Failed   ? loss + ": too much"
                             : row.mark == State::Degraded ? loss + ": tight"
                                                           : loss;
    return missing.empty() ? text : missing + "; " + text;
}

std::string tasksText(const headroom::Row& row)
{
    const std::string all =
        std::to_string(row.serving) + " of " + std::to_string(row.wanted) + " run; ";
    return row.places < 2
               ? all + "nowhere to go without " + nameIn(row.node)
               : all + std::to_string(row.moving) + " would move off " + nameIn(row.node);
}

std::string volumeText(const headroom::Row& row)
{
    return "fullest on " + nameIn(row.node) + "; " +
           (row.without ? std::to_string(row.serving) + " of " + std::to_string(row.wanted) +
                              " bricks serve"
                        : "no copy elsewhere");
}

std::string whyText(const headroom::Row& row)
{
    const std::string missing = whoIsMissing(row);
    if (!row.now) {
        return "not known: " + (row.resource == Resource::Volume ? "no brick says" : missing);
    }
    switch (row.resource) {
    case Resource::Cpu:
    case Resource::Memory: return lossText(row);
    case Resource::Tasks: return tasksText(row);
    case Resource::Volume: return volumeText(row);
    case Resource::Connections:
    case Resource::FileSystem: break;
    }
    return "fullest on " + nameIn(row.node) + (missing.empty() ? "" : "; " + missing);
}

std::string shareText(const std::optional<double>& share)
{
    return share ? percentText(*share) : "-";
}

} // namespace

std::string headroomTable(const std::vector<headroom::Row>& rows)
{
    Table table({"RESOURCE", "STATE", "NOW", "WITHOUT", "WHY"});
    for (const headroom::Row& row : rows) {
        table.add({resourceText(row), stateText(row.mark), shareText(row.now),
                   shareText(row.without), whyText(row)});
    }
    return table.text();
}

std::string headroomJson(const std::vector<headroom::Row>& rows)
{
    return "{\"headroom\":" + schema::toJson(rows) + "}\n";
}

} // namespace bafar::ctl
