#include "agents/monitoring/probes/filefd.h"

#include <memory>

#include "agents/monitoring/scan.h"

namespace bafar::monitoring {
namespace {

constexpr std::string_view File = "/proc/sys/fs/file-nr";
constexpr Family Allocated{"node_filefd_allocated", SeriesType::Gauge,
                           "Files open on the whole host."};
constexpr Family Maximum{"node_filefd_maximum", SeriesType::Gauge,
                         "Files that may be open on the whole host."};

Result<void> parse(Rows& rows, const Reading& reading, Recorder& recorder)
{
    rows.rewind();
    Scanner lines(reading.texts[0]);
    Scanner scanner(lines.line());
    const auto allocated = scanner.number();
    const auto unused = scanner.number(); // always 0 since Linux 2.6
    const auto maximum = scanner.number();
    if (!allocated || !unused || !maximum) {
        return unexpectedText(File, reading.texts[0]);
    }
    const auto indexes = rows.find("file", recorder, [&](std::vector<SeriesIndex>& made) {
        made.push_back(recorder.series(Allocated));
        made.push_back(recorder.series(Maximum));
    });
    recorder.set(indexes[0], static_cast<double>(*allocated));
    recorder.set(indexes[1], static_cast<double>(*maximum));
    return {};
}

void describe(MetricList& list)
{
    list.add(Allocated);
    list.add(Maximum);
}

} // namespace

Probe filefdProbe()
{
    auto rows = std::make_shared<Rows>();
    return {"filefd",
            {{File}},
            [rows](const Reading& reading, Recorder& recorder) {
                return parse(*rows, reading, recorder);
            },
            &describe};
}

} // namespace bafar::monitoring
