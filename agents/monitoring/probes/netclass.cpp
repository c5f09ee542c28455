#include "agents/monitoring/probes/netclass.h"

#include <algorithm>
#include <array>
#include <memory>

#include "agents/monitoring/probes/link_dump.h"

namespace bafar::monitoring {
namespace {

constexpr double BytesPerMegabit = 1e6 / 8;
constexpr Family Info{"node_network_info", SeriesType::Gauge,
                      "Facts of a network device as labels; always 1."};
constexpr Family Speed{"node_network_speed_bytes", SeriesType::Gauge,
                       "Line rate in bytes a second; negative: the driver does not know.", "bytes"};
constexpr std::array<std::string_view, 7> OperationalNames = {
    "unknown", "notpresent", "down", "lowerlayerdown", "testing", "dormant", "up"};

struct Column {
    Family family;
    bool onlyWhenUp; ///< /sys refuses these for a device that is down
    double (*value)(const LinkFacts&);
};

constexpr std::array<Column, 14> Columns = {{
    {{"node_network_up", SeriesType::Gauge, "1: the device's operational state is up."},
     false,
     [](const LinkFacts& link) {
         return link.operational == LinkFacts::OperationalUp ? 1.0 : 0.0;
     }},
    {{"node_network_carrier", SeriesType::Gauge, "1: the lower layer works, the cable is in."},
     true,
     [](const LinkFacts& link) { return static_cast<double>(link.carrier); }},
    {{"node_network_dormant", SeriesType::Gauge, "1: the device waits for an outside event."},
     true,
     [](const LinkFacts& link) {
         return link.operational == LinkFacts::OperationalDormant ? 1.0 : 0.0;
     }},
    {{"node_network_mtu_bytes", SeriesType::Gauge, "Largest packet.", "bytes"},
     false,
     [](const LinkFacts& link) { return static_cast<double>(link.mtuBytes); }},
    {{"node_network_flags", SeriesType::Gauge, "The kernel's IFF_ bits."},
     false,
     [](const LinkFacts& link) { return static_cast<double>(link.flags); }},
    {{"node_network_iface_id", SeriesType::Gauge, "The device's number."},
     false,
     [](const LinkFacts& link) { return static_cast<double>(link.index); }},
    {{"node_network_iface_link", SeriesType::Gauge, "The number of the device below."},
     false,
     [](const LinkFacts& link) { return static_cast<double>(link.link); }},
    {{"node_network_iface_link_mode", SeriesType::Gauge, "The kernel's link mode."},
     false,
     [](const LinkFacts& link) { return static_cast<double>(link.linkMode); }},
    {{"node_network_net_dev_group", SeriesType::Gauge, "The group the device is in."},
     false,
     [](const LinkFacts& link) { return static_cast<double>(link.group); }},
    {{"node_network_protocol_type", SeriesType::Gauge, "The kernel's ARPHRD_ number."},
     false,
     [](const LinkFacts& link) { return static_cast<double>(link.hardwareType); }},
    {{"node_network_transmit_queue_length", SeriesType::Gauge, "Packets the transmit queue holds."},
     false,
     [](const LinkFacts& link) { return static_cast<double>(link.queueLength); }},
    {{"node_network_carrier_changes_total", SeriesType::Counter, "Times the carrier came or went."},
     false,
     [](const LinkFacts& link) { return static_cast<double>(link.carrierChanges); }},
    {{"node_network_carrier_up_changes_total", SeriesType::Counter, "Times the carrier came."},
     false,
     [](const LinkFacts& link) { return static_cast<double>(link.carrierUpCount); }},
    {{"node_network_carrier_down_changes_total", SeriesType::Counter, "Times the carrier went."},
     false,
     [](const LinkFacts& link) { return static_cast<double>(link.carrierDownCount); }},
}};

constexpr std::size_t SpeedSlot = Columns.size();

struct State {
    Rows rows;
    Rows infos;          ///< keyed by all facts of the info series: another fact, another series
    std::string infoKey; ///< kept for its memory
};

std::string hardwareAddress(ByteView bytes)
{
    constexpr std::string_view Digits = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : bytes) {
        text += text.empty() ? "" : ":";
        text += Digits[byte >> 4U];
        text += Digits[byte & 0xfU];
    }
    return text;
}

std::string_view duplexName(const LinkSpeed* speed)
{
    if (speed == nullptr) {
        return "";
    }
    return speed->duplex == 0 ? "half" : speed->duplex == 1 ? "full" : "unknown";
}

void appendBytes(std::string& key, ByteView bytes)
{
    key.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    key += '\0';
}

void setInfo(const LinkFacts& link, const LinkSpeed* speed, State& state, Recorder& recorder)
{
    const std::string_view duplex = duplexName(speed);
    std::string& key = state.infoKey;
    key.assign(link.name);
    key += '\0';
    appendBytes(key, link.address);
    appendBytes(key, link.broadcast);
    key += static_cast<char>(link.operational);
    key += duplex;
    key += '\0';
    key += link.alias;
    const auto indexes = state.infos.find(key, recorder, [&](std::vector<SeriesIndex>& made) {
        const std::size_t named =
            std::min<std::size_t>(link.operational, OperationalNames.size() - 1);
        made.push_back(recorder.series(Info, {{"address", hardwareAddress(link.address)},
                                              {"broadcast", hardwareAddress(link.broadcast)},
                                              {"device", link.name},
                                              {"duplex", duplex},
                                              {"ifalias", link.alias},
                                              {"operstate", OperationalNames[named]}}));
    });
    recorder.set(indexes[0], 1);
}

void setColumns(const LinkFacts& link, const LinkSpeed* speed, State& state, Recorder& recorder)
{
    const auto indexes = state.rows.find(link.name, recorder, [](std::vector<SeriesIndex>& made) {
        made.assign(Columns.size() + 1, NoSeries);
    });
    for (std::size_t i = 0; i < Columns.size(); ++i) {
        if (Columns[i].onlyWhenUp && !link.isUp()) {
            continue;
        }
        if (indexes[i] == NoSeries) {
            indexes[i] = recorder.series(Columns[i].family, {{"device", link.name}});
        }
        recorder.set(indexes[i], Columns[i].value(link));
    }
    if (speed != nullptr) {
        if (indexes[SpeedSlot] == NoSeries) {
            indexes[SpeedSlot] = recorder.series(Speed, {{"device", link.name}});
        }
        recorder.set(indexes[SpeedSlot],
                     static_cast<double>(speed->megabitPerSecond) * BytesPerMegabit);
    }
}

Result<void> parse(State& state, const Reading& reading, Recorder& recorder)
{
    state.rows.rewind();
    state.infos.rewind();
    LinkDump dump(reading.facts.links);
    while (const auto link = dump.next()) {
        const auto known = reading.facts.linkSpeeds.find(link->name);
        const LinkSpeed* speed = known == reading.facts.linkSpeeds.end() ? nullptr : &known->second;
        setInfo(*link, speed, state, recorder);
        setColumns(*link, speed, state, recorder);
    }
    return dump.ok() && !reading.facts.links.empty()
               ? Result<void>{}
               : fail(Code::Unavailable, "the kernel's list of network devices could not be read");
}

void describe(MetricList& list)
{
    list.add(Info, "address broadcast device duplex ifalias operstate");
    list.add(Speed, "device");
    for (const auto& one : Columns) {
        list.add(one.family, "device");
    }
}

} // namespace

Probe netclassProbe()
{
    auto state = std::make_shared<State>();
    return {"netclass",
            {},
            [state](const Reading& reading, Recorder& recorder) {
                return parse(*state, reading, recorder);
            },
            &describe};
}

} // namespace bafar::monitoring
