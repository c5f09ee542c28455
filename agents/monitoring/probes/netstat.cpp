#include "agents/monitoring/probes/netstat.h"

#include <algorithm>
#include <array>
#include <memory>

#include "agents/monitoring/scan.h"

namespace bafar::monitoring {
namespace {

constexpr std::array<std::string_view, 3> Files = {"/proc/net/netstat", "/proc/net/snmp",
                                                   "/proc/net/snmp6"};

constexpr std::array<std::string_view, 31> WantedNames = {"Ip_Forwarding",
                                                          "Ip6_InOctets",
                                                          "Ip6_OutOctets",
                                                          "IpExt_InOctets",
                                                          "IpExt_OutOctets",
                                                          "Icmp_InMsgs",
                                                          "Icmp_OutMsgs",
                                                          "Icmp6_InMsgs",
                                                          "Icmp6_OutMsgs",
                                                          "TcpExt_TCPSynRetrans",
                                                          "TcpExt_TCPTimeouts",
                                                          "Tcp_ActiveOpens",
                                                          "Tcp_InSegs",
                                                          "Tcp_OutSegs",
                                                          "Tcp_OutRsts",
                                                          "Tcp_PassiveOpens",
                                                          "Tcp_RetransSegs",
                                                          "Tcp_CurrEstab",
                                                          "Udp_InDatagrams",
                                                          "Udp_OutDatagrams",
                                                          "Udp_NoPorts",
                                                          "Udp_RcvbufErrors",
                                                          "Udp_SndbufErrors",
                                                          "Udp6_InDatagrams",
                                                          "Udp6_OutDatagrams",
                                                          "Udp6_NoPorts",
                                                          "Udp6_RcvbufErrors",
                                                          "Udp6_SndbufErrors",
                                                          "TcpExt_SyncookiesSent",
                                                          "TcpExt_SyncookiesRecv",
                                                          "TcpExt_SyncookiesFailed"};

/// `name` is PROTOCOL_Field.
bool wanted(std::string_view name)
{
    return name.ends_with("_InErrors") || name.ends_with("_InErrs") ||
           name.starts_with("TcpExt_Listen") ||
           std::find(WantedNames.begin(), WantedNames.end(), name) != WantedNames.end();
}

SeriesIndex registerField(std::string_view protocol, std::string_view field, Recorder& recorder)
{
    const std::string name = std::string(protocol) + "_" + std::string(field);
    if (!wanted(name)) {
        return NoSeries;
    }
    return recorder.named(
        "node_netstat_" + name, SeriesType::Untyped,
        "The kernel's " + std::string(field) + " of " + std::string(protocol) + ".", "", {});
}

/// netstat and snmp: a line of names, then a line of numbers, both starting with "Protocol:".
Result<void> parsePairs(std::string_view file,
                        std::string_view text,
                        Rows& rows,
                        Recorder& recorder)
{
    rows.rewind();
    Scanner lines(text);
    while (!lines.atEnd()) {
        const std::string_view names = lines.line();
        const std::string_view values = lines.line();
        const std::string_view protocol = names.substr(0, names.find(':'));
        if (protocol.size() == names.size() || !values.starts_with(protocol)) {
            return unexpectedText(file, names);
        }
        // The names change only with the kernel, so the whole line is the key of its indexes.
        const auto indexes = rows.find(names, recorder, [&](std::vector<SeriesIndex>& made) {
            Scanner fields(names.substr(protocol.size() + 1));
            for (std::string_view field = fields.word(); !field.empty(); field = fields.word()) {
                made.push_back(registerField(protocol, field, recorder));
            }
        });
        Scanner numbers(values.substr(protocol.size() + 1));
        for (const SeriesIndex index : indexes) {
            const std::string_view word = numbers.word();
            if (index == NoSeries) {
                continue;
            }
            const auto value = wordAs<std::int64_t>(word); // Tcp's MaxConn is -1
            if (!value) {
                return unexpectedText(file, values);
            }
            recorder.set(index, static_cast<double>(*value));
        }
    }
    return {};
}

/// snmp6: "Ip6InReceives  1", one a line; the protocol ends with its 6.
Result<void> parseLines(std::string_view file,
                        std::string_view text,
                        Rows& rows,
                        Recorder& recorder)
{
    rows.rewind();
    Scanner lines(text);
    while (!lines.atEnd()) {
        const std::string_view line = lines.line();
        Scanner scanner(line);
        const std::string_view key = scanner.word();
        const auto indexes = rows.find(key, recorder, [&](std::vector<SeriesIndex>& made) {
            const std::size_t six = key.find('6');
            if (six != std::string_view::npos) {
                made.push_back(
                    registerField(key.substr(0, six + 1), key.substr(six + 1), recorder));
            }
        });
        if (indexes.empty() || indexes[0] == NoSeries) {
            continue;
        }
        const auto value = scanner.number();
        if (!value) {
            return unexpectedText(file, line);
        }
        recorder.set(indexes[0], static_cast<double>(*value));
    }
    return {};
}

void describe(MetricList& list)
{
    for (const std::string_view name : WantedNames) {
        list.add({"node_netstat_" + std::string(name), SeriesType::Untyped, "", "",
                  "That counter of the kernel's network stack."});
    }
    for (const std::string_view name :
         {"<Protocol>_InErrors", "<Protocol>_InErrs", "TcpExt_Listen<Field>"}) {
        list.add({"node_netstat_" + std::string(name), SeriesType::Untyped, "", "",
                  "That counter of the kernel's network stack."});
    }
}

} // namespace

Probe netstatProbe()
{
    struct State {
        Rows netstat;
        Rows snmp;
        Rows snmp6;
    };

    auto state = std::make_shared<State>();
    return {"netstat",
            {{Files[0]}, {Files[1]}, {Files[2], false}},
            [state](const Reading& reading, Recorder& recorder) {
                return parsePairs(Files[0], reading.texts[0], state->netstat, recorder)
                    .and_then([&] {
                        return parsePairs(Files[1], reading.texts[1], state->snmp, recorder);
                    })
                    .and_then([&] {
                        return parseLines(Files[2], reading.texts[2], state->snmp6, recorder);
                    });
            },
            &describe};
}

} // namespace bafar::monitoring
