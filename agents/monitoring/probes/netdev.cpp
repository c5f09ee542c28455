#include "agents/monitoring/probes/netdev.h"

#include <array>
#include <memory>

#include "agents/monitoring/probes/link_dump.h"

namespace bafar::monitoring {
namespace {

struct Column {
    Family family;
    double (*value)(const LinkFacts&);
};

template <LinkCounter... Which>
double sumOf(const LinkFacts& link)
{
    return static_cast<double>((link.counter(Which) + ...));
}

using enum LinkCounter;

constexpr std::array<Column, 17> Columns = {{
    {{"node_network_receive_bytes_total", SeriesType::Counter, "Bytes received.", "bytes"},
     sumOf<RxBytes>},
    {{"node_network_receive_packets_total", SeriesType::Counter, "Packets received."},
     sumOf<RxPackets>},
    {{"node_network_receive_errs_total", SeriesType::Counter, "Packets received with an error."},
     sumOf<RxErrors>},
    {{"node_network_receive_drop_total", SeriesType::Counter,
      "Packets received and dropped or missed."},
     sumOf<RxDropped, RxMissedErrors>},
    {{"node_network_receive_fifo_total", SeriesType::Counter, "Receive queue overruns."},
     sumOf<RxFifoErrors>},
    {{"node_network_receive_frame_total", SeriesType::Counter,
      "Frames received with a wrong length, sum or form."},
     sumOf<RxLengthErrors, RxOverErrors, RxCrcErrors, RxFrameErrors>},
    {{"node_network_receive_compressed_total", SeriesType::Counter, "Compressed packets received."},
     sumOf<RxCompressed>},
    {{"node_network_receive_multicast_total", SeriesType::Counter, "Multicast packets received."},
     sumOf<Multicast>},
    {{"node_network_receive_nohandler_total", SeriesType::Counter,
      "Packets received that nobody wanted."},
     sumOf<RxNoHandler>},
    {{"node_network_transmit_bytes_total", SeriesType::Counter, "Bytes sent.", "bytes"},
     sumOf<TxBytes>},
    {{"node_network_transmit_packets_total", SeriesType::Counter, "Packets sent."},
     sumOf<TxPackets>},
    {{"node_network_transmit_errs_total", SeriesType::Counter, "Packets that could not be sent."},
     sumOf<TxErrors>},
    {{"node_network_transmit_drop_total", SeriesType::Counter, "Packets dropped before sending."},
     sumOf<TxDropped>},
    {{"node_network_transmit_fifo_total", SeriesType::Counter, "Transmit queue overruns."},
     sumOf<TxFifoErrors>},
    {{"node_network_transmit_colls_total", SeriesType::Counter, "Collisions."}, sumOf<Collisions>},
    {{"node_network_transmit_carrier_total", SeriesType::Counter, "Packets lost to the carrier."},
     sumOf<TxCarrierErrors, TxAbortedErrors, TxHeartbeatErrors, TxWindowErrors>},
    {{"node_network_transmit_compressed_total", SeriesType::Counter, "Compressed packets sent."},
     sumOf<TxCompressed>},
}};

Result<void> parse(Rows& rows, const Reading& reading, Recorder& recorder)
{
    rows.rewind();
    LinkDump dump(reading.facts.links);
    while (const auto link = dump.next()) {
        if (link->name == "lo" || !link->hasCounters) {
            continue;
        }
        const auto indexes = rows.find(link->name, recorder, [&](std::vector<SeriesIndex>& made) {
            for (const Column& column : Columns) {
                made.push_back(recorder.series(column.family, {{"device", link->name}}));
            }
        });
        for (std::size_t i = 0; i < indexes.size(); ++i) {
            recorder.set(indexes[i], Columns[i].value(*link));
        }
    }
    return dump.ok() && !reading.facts.links.empty()
               ? Result<void>{}
               : fail(Code::Unavailable, "the kernel's list of network devices could not be read");
}

void describe(MetricList& list)
{
    for (const auto& one : Columns) {
        list.add(one.family, "device");
    }
}

} // namespace

Probe netdevProbe()
{
    auto rows = std::make_shared<Rows>();
    return {"netdev",
            {},
            [rows](const Reading& reading, Recorder& recorder) {
                return parse(*rows, reading, recorder);
            },
            &describe};
}

} // namespace bafar::monitoring
