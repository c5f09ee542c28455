#include "agents/monitoring/probes/vmstat.h"

#include <memory>

#include "agents/monitoring/scan.h"

namespace bafar::monitoring {
namespace {

constexpr std::string_view File = "/proc/vmstat";

bool wanted(std::string_view field)
{
    return field.starts_with("oom_kill") || field.starts_with("pgpg") ||
           field.starts_with("pswp") ||
           (field.starts_with("pg") && field.find("fault", 2) != std::string_view::npos);
}

std::string helpOf(std::string_view field)
{
    return "The kernel's " + std::string(field) + " of /proc/vmstat.";
}

Result<void> parse(Rows& rows, const Reading& reading, Recorder& recorder)
{
    rows.rewind();
    Scanner lines(reading.texts[0]);
    while (!lines.atEnd()) {
        const std::string_view line = lines.line();
        // Most of the two hundred lines are not wanted: look closer only at the first letter's
        // match.
        if (line.empty() || (line[0] != 'o' && line[0] != 'p')) {
            continue;
        }
        Scanner scanner(line);
        const std::string_view field = scanner.word();
        if (!wanted(field)) {
            continue;
        }
        const auto value = scanner.number();
        if (!value) {
            return unexpectedText(File, line);
        }
        const auto indexes = rows.find(field, recorder, [&](std::vector<SeriesIndex>& made) {
            made.push_back(recorder.named("node_vmstat_" + std::string(field), SeriesType::Untyped,
                                          helpOf(field), "", {}));
        });
        recorder.set(indexes[0], static_cast<double>(*value));
    }
    return {};
}

/// Those that kernels up to 6.x have.
void describe(MetricList& list)
{
    for (const std::string_view field :
         {"oom_kill", "pgfault", "pgmajfault", "pgpgin", "pgpgout", "pswpin", "pswpout"}) {
        list.add({"node_vmstat_" + std::string(field), SeriesType::Untyped, "", "", helpOf(field)});
    }
}

} // namespace

Probe vmstatProbe()
{
    auto rows = std::make_shared<Rows>();
    return {"vmstat",
            {{File}},
            [rows](const Reading& reading, Recorder& recorder) {
                return parse(*rows, reading, recorder);
            },
            &describe};
}

} // namespace bafar::monitoring
