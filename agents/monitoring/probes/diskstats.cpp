#include "agents/monitoring/probes/diskstats.h"

#include <array>
#include <memory>

#include "agents/monitoring/scan.h"

namespace bafar::monitoring {
namespace {

constexpr std::string_view File = "/proc/diskstats";

struct Column {
    Family family;
    double multiply = 1; ///< sectors to bytes
    double divide = 1;   ///< milliseconds to seconds: divided, so that 0.367 is the nearest double
};

constexpr double SectorBytes = 512; // whatever the device's own sector size is

constexpr std::array<Column, 17> Columns = {{
    {{"node_disk_reads_completed_total", SeriesType::Counter, "Reads completed."}},
    {{"node_disk_reads_merged_total", SeriesType::Counter,
      "Reads merged with a neighbour before they were issued."}},
    {{"node_disk_read_bytes_total", SeriesType::Counter, "Bytes read.", "bytes"}, SectorBytes},
    {{"node_disk_read_time_seconds_total", SeriesType::Counter, "Time spent by all reads together.",
      "seconds"},
     1,
     1000},
    {{"node_disk_writes_completed_total", SeriesType::Counter, "Writes completed."}},
    {{"node_disk_writes_merged_total", SeriesType::Counter,
      "Writes merged with a neighbour before they were issued."}},
    {{"node_disk_written_bytes_total", SeriesType::Counter, "Bytes written.", "bytes"},
     SectorBytes},
    {{"node_disk_write_time_seconds_total", SeriesType::Counter,
      "Time spent by all writes together.", "seconds"},
     1,
     1000},
    {{"node_disk_io_now", SeriesType::Gauge, "Requests in progress."}},
    {{"node_disk_io_time_seconds_total", SeriesType::Counter,
      "Time with at least one request in progress.", "seconds"},
     1,
     1000},
    {{"node_disk_io_time_weighted_seconds_total", SeriesType::Counter,
      "Time in progress, summed over requests.", "seconds"},
     1,
     1000},
    {{"node_disk_discards_completed_total", SeriesType::Counter, "Discards completed."}},
    {{"node_disk_discards_merged_total", SeriesType::Counter,
      "Discards merged with a neighbour before they were issued."}},
    {{"node_disk_discarded_sectors_total", SeriesType::Counter, "Sectors of 512 bytes discarded."}},
    {{"node_disk_discard_time_seconds_total", SeriesType::Counter,
      "Time spent by all discards together.", "seconds"},
     1,
     1000},
    {{"node_disk_flush_requests_total", SeriesType::Counter, "Flushes completed."}},
    {{"node_disk_flush_requests_time_seconds_total", SeriesType::Counter,
      "Time spent by all flushes together.", "seconds"},
     1,
     1000},
}};

constexpr std::size_t ColumnsAlwaysThere = 11; // discards came with Linux 4.18, flushes with 5.5

bool endsInDigits(std::string_view text, std::size_t from)
{
    return from < text.size() &&
           text.find_first_not_of("0123456789", from) == std::string_view::npos;
}

bool isNvmePartition(std::string_view device)
{
    const std::size_t part = device.rfind('p');
    const std::size_t name = device.find('n', 4);
    return device.starts_with("nvme") && name != std::string_view::npos &&
           part != std::string_view::npos && part > name &&
           endsInDigits(device.substr(0, name), 4) &&
           endsInDigits(device.substr(0, part), name + 1) && endsInDigits(device, part + 1);
}

/// "sda1", "vdb2", "xvda3", "hda1": one letter names the disk, digits the partition.
bool isLetterPartition(std::string_view device)
{
    for (const std::string_view prefix : {"sd", "hd", "vd", "xvd"}) {
        if (device.starts_with(prefix) && device.size() > prefix.size() + 1) {
            const char disk = device[prefix.size()];
            return disk >= 'a' && disk <= 'z' && endsInDigits(device, prefix.size() + 1);
        }
    }
    return false;
}

Result<void> parse(Rows& rows, const Reading& reading, Recorder& recorder)
{
    rows.rewind();
    Scanner lines(reading.texts[0]);
    while (!lines.atEnd()) {
        const std::string_view line = lines.line();
        Scanner scanner(line);
        scanner.word(); // major
        scanner.word(); // minor
        const std::string_view device = scanner.word();
        const auto indexes = rows.find(device, recorder, [&](std::vector<SeriesIndex>& made) {
            for (std::size_t i = 0; diskWanted(device) && i < Columns.size(); ++i) {
                made.push_back(NoSeries);
            }
        });
        for (std::size_t i = 0; i < indexes.size(); ++i) {
            if (i >= ColumnsAlwaysThere && scanner.atEnd()) {
                break;
            }
            const auto value = scanner.number();
            if (!value) {
                return unexpectedText(File, line);
            }
            if (indexes[i] == NoSeries) {
                indexes[i] = recorder.series(Columns[i].family, {{"device", device}});
            }
            recorder.set(indexes[i],
                         static_cast<double>(*value) * Columns[i].multiply / Columns[i].divide);
        }
    }
    return {};
}

void describe(MetricList& list)
{
    for (const auto& one : Columns) {
        list.add(one.family, "device");
    }
}

} // namespace

bool diskWanted(std::string_view device)
{
    for (const std::string_view prefix : {"ram", "loop", "fd"}) {
        if (device.starts_with(prefix) && endsInDigits(device, prefix.size())) {
            return false;
        }
    }
    return !isLetterPartition(device) && !isNvmePartition(device);
}

Probe diskstatsProbe()
{
    auto rows = std::make_shared<Rows>();
    return {"diskstats",
            {{File}},
            [rows](const Reading& reading, Recorder& recorder) {
                return parse(*rows, reading, recorder);
            },
            &describe};
}

} // namespace bafar::monitoring
