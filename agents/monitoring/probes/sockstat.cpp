#include "agents/monitoring/probes/sockstat.h"

#include <memory>

#include "agents/monitoring/scan.h"

namespace bafar::monitoring {
namespace {

constexpr std::string_view File4 = "/proc/net/sockstat";
constexpr std::string_view File6 = "/proc/net/sockstat6";

/// A line "TCP: inuse 4 mem 147" names a series a word, and one more in bytes for memory, which the
/// kernel counts in pages.
void registerLine(std::string_view line, Recorder& recorder, std::vector<SeriesIndex>& made)
{
    Scanner scanner(line);
    const std::string protocol(scanner.until(':'));
    for (std::string_view field = scanner.word(); !field.empty(); field = scanner.word()) {
        const std::string name = "node_sockstat_" + protocol + "_" + std::string(field);
        const std::string help = protocol + " sockets: " + std::string(field) + ".";
        const bool pages = field == "mem";
        made.push_back(recorder.named(name, SeriesType::Gauge, help, "", {}));
        made.push_back(!pages
                           ? NoSeries
                           : recorder.named(name + "_bytes", SeriesType::Gauge,
                                            protocol + " sockets: memory in bytes.", "bytes", {}));
        scanner.word(); // its value
    }
}

Result<void> parseText(
    std::string_view file, std::string_view text, double pageBytes, Rows& rows, Recorder& recorder)
{
    rows.rewind();
    Scanner lines(text);
    while (!lines.atEnd()) {
        const std::string_view line = lines.line();
        Scanner scanner(line);
        const std::string_view protocol = scanner.until(':');
        const auto indexes = rows.find(protocol, recorder, [&](std::vector<SeriesIndex>& made) {
            registerLine(line, recorder, made);
        });
        for (std::size_t i = 0; i + 1 < indexes.size(); i += 2) {
            scanner.word(); // the field's name, in the order in which it was registered
            const auto value = scanner.number();
            if (!value) {
                return unexpectedText(file, line);
            }
            recorder.set(indexes[i], static_cast<double>(*value));
            recorder.set(indexes[i + 1], static_cast<double>(*value) * pageBytes);
        }
    }
    return {};
}

void describe(MetricList& list)
{
    list.add({"node_sockstat_<Protocol_field>", SeriesType::Gauge, "", "",
              "A field of /proc/net/sockstat or sockstat6."});
    list.add({"node_sockstat_<Protocol>_mem_bytes", SeriesType::Gauge, "", "bytes",
              "Memory of a protocol's sockets."});
}

} // namespace

Probe sockstatProbe()
{
    auto rows = std::make_shared<std::pair<Rows, Rows>>();
    return {"sockstat",
            {{File4}, {File6, false}},
            [rows](const Reading& reading, Recorder& recorder) {
                const double pageBytes = reading.facts.pageBytes;
                return parseText(File4, reading.texts[0], pageBytes, rows->first, recorder)
                    .and_then([&] {
                        return parseText(File6, reading.texts[1], pageBytes, rows->second,
                                         recorder);
                    });
            },
            &describe};
}

} // namespace bafar::monitoring
