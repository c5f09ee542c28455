#include "agents/ctl/deployment_text.h"

#include "agents/actions/text.h"
#include "agents/ctl/format.h"
#include "core/base/text.h"
#include "core/schema/json.h"

namespace bafar::ctl {

namespace {

using schema::deployment::Deployment;
using schema::deployment::Kind;

constexpr std::size_t CellMax = 160; ///< bytes
constexpr std::size_t LineMax = 400;

std::string_view kindText(Kind kind)
{
    switch (kind) {
    case Kind::UpdateImage: return "update image";
    case Kind::RollBack: return "roll back";
    case Kind::Scale: return "scale";
    case Kind::Restart: return "restart";
    }
    return "?";
}

std::string whoText(const Deployment& record)
{
    return record.outside       ? "not through Bafar"
           : record.who.empty() ? "not known"
                                : sanitized(record.who, CellMax);
}

/// Of an outside change nobody looked how it ended: that is no failure.
std::string endText(const Deployment& record)
{
    return record.outside
               ? "not watched"
               : std::string(schema::ActionStateNames[static_cast<std::size_t>(record.state)]);
}

std::string tookText(const Deployment& record)
{
    return record.took > Duration{} ? toHumanText(record.took) : std::string("-");
}

} // namespace

std::string deploymentTable(const std::vector<Deployment>& records, std::uint32_t leftOut)
{
    if (records.empty()) {
        return "no change of a service is recorded\n";
    }
    Table table({"WHEN (UTC)", "SERVICE", "WHAT", "CHANGE", "WHO", "RESULT", "TOOK", "ID"});
    for (const Deployment& record : records) {
        table.add({momentText(record.startedAt), sanitized(record.service, CellMax),
                   std::string(kindText(record.kind)),
                   sanitized(schema::deployment::changeText(record), CellMax), whoText(record),
                   endText(record), tookText(record), sanitized(record.id, CellMax)});
    }
    return table.text() + (leftOut > 0
                               ? "\n" + std::to_string(leftOut) +
                                     " older ones are kept but not shown: see deployment.keep\n"
                               : "");
}

std::string deploymentText(const Deployment& record)
{
    std::string out;
    const auto line = [&out](std::string_view name, const std::string& value) {
        if (!value.empty()) {
            std::string head(name);
            head.resize(12, ' ');
            out += head + sanitized(value, LineMax) + "\n";
        }
    };
    const auto count = [](std::optional<std::uint32_t> replicas) {
        return replicas ? std::to_string(*replicas) : std::string();
    };
    line("service", record.service);
    line("what", std::string(kindText(record.kind)));
    const bool sameImage = record.fromImage == record.toImage;
    line("image", sameImage ? record.toImage : std::string());
    line("from image", sameImage ? std::string() : record.fromImage);
    line("to image", sameImage ? std::string() : record.toImage);
    line("from tasks", count(record.fromReplicas));
    line("to tasks", count(record.toReplicas));
    line("who", whoText(record));
    line("why", record.why);
    line(record.outside ? "seen by" : "run by", record.node);
    line("when", momentText(record.startedAt) + " UTC");
    line("took", record.took > Duration{} ? toHumanText(record.took) : std::string());
    line("result", endText(record));
    line("", record.outcome);
    for (const auto& step : record.steps) {
        line("step", std::string(schema::StepStateNames[static_cast<std::size_t>(step.state)]) +
                         (step.took > Duration{} ? " in " + toHumanText(step.took) : "") + ": " +
                         step.text + (step.log.empty() ? "" : "; " + step.log));
    }
    const schema::deployment::WayBack way = schema::deployment::wayBack(record);
    line("way back", way.request ? actions::commandLine(*way.request) : "none: " + way.whyNot);
    return out;
}

std::string deploymentsJson(const std::vector<Deployment>& records, std::uint32_t leftOut)
{
    return "{\"deployments\":" + schema::toJson(records) +
           ",\"left_out\":" + std::to_string(leftOut) + "}\n";
}

} // namespace bafar::ctl
