// Many agents in one process, for what a large cluster costs a console: each has its own loopback
// address and certificate, speaks the stream over TLS, and every series of each changes every
// second.
//
// fleet_agents FOLDER AGENTS SERIES     writes FOLDER/profile.yaml and says "ready"; runs until it
// is stopped. n1 to n3 also tell of databases, caches, storage and 40 services.
#include <QCoreApplication>
#include <QFile>
#include <QTimer>
#include <cmath>
#include <cstdio>

#include "core/schema/json.h"
#include "tests/console/full_cluster.h"
#include "tests/console/tls_agent.h"
#include "tests/runtime/fixture.h"
#include "ui/link/clock.h"

namespace bafar::bench {
namespace {

constexpr int SecondMs = 1000;

/// Names as a host has them: the charts of a node find what they draw, the rest is ballast.
std::vector<std::string> seriesNames(int count)
{
    std::vector<std::string> names;
    for (int cpu = 0; cpu < 8; ++cpu) {
        for (const char* mode : {"idle", "user", "system", "iowait"}) {
            names.push_back("node_cpu_seconds_total{cpu=\"" + std::to_string(cpu) + "\",mode=\"" +
                            mode + "\"}");
        }
    }
    for (const char* name : {"node_memory_MemTotal_bytes", "node_memory_MemAvailable_bytes",
                             "node_memory_SwapTotal_bytes", "node_memory_SwapFree_bytes"}) {
        names.emplace_back(name);
    }
    for (const char* name :
         {"node_network_receive_bytes_total", "node_network_transmit_bytes_total"}) {
        names.push_back(std::string(name) + "{device=\"eth0\"}");
    }
    names.emplace_back("node_disk_io_time_seconds_total{device=\"sda\"}");
    while (names.size() < static_cast<std::size_t>(count)) {
        names.push_back("bafar_ballast{number=\"" + std::to_string(names.size()) + "\"}");
    }
    return names;
}

class Agent {
public:
    Agent(std::string node, const runtime::TlsFiles& files, const QHostAddress& address, int series)
        : node_(std::move(node))
        , port_(QString::fromStdString(files.certificateFile),
                QString::fromStdString(files.keyFile),
                QString::fromStdString(files.caFile),
                address)
        , names_(seriesNames(series))
    {
        port_.onRequest = [this](QSslSocket& socket, const QByteArray& head) {
            if (!head.startsWith("GET /v1/stream")) {
                socket.write(test::answerOf(404, R"({"code":"not_found","text":"not kept"})"));
                return;
            }
            socket_ = &socket;
            socket.write(test::streamHead());
            sayAll();
        };
    }

    [[nodiscard]] std::string profileLine() const
    {
        const schema::ProfileAgent own = port_.profile(node_);
        return "  - {node: " + node_ + ", endpoint: \"" + own.endpoint.toString() + "\"}\n";
    }

    /// What an agent says each second.
    void saySecond(int second)
    {
        if (socket_ == nullptr) {
            return;
        }
        schema::Message message = messageOf(schema::MessageKind::Samples);
        message.samples = schema::Samples{1, {}};
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const double rate = 1 + std::sin(second / 9.0 + static_cast<double>(i));
            message.samples->values.push_back(i >= 32 && i < 36 ? 1e9 + 1e8 * rate
                                                                : second * 0.5 + rate);
        }
        say("samples", message);
        const std::uint64_t worst = 900 + static_cast<std::uint64_t>(second) % 100;
        schema::Message report = messageOf(schema::MessageKind::Report);
        report.concept_ = "cluster";
        report.report = test::snapshotOf(node_, "n1").concepts.at("cluster");
        for (schema::Relation& relation : report.report->presence.relations) {
            relation.label = "0." + std::to_string(worst) + " ms";
        }
        say("report", report);
        say("heartbeat", messageOf(schema::MessageKind::Heartbeat));
    }

private:
    schema::Message messageOf(schema::MessageKind kind)
    {
        schema::Message message;
        message.node = node_;
        message.boot = "b1";
        // As agents count: what is kept for those who resume, here the reports.
        sequence_ += kind == schema::MessageKind::Report ? 1 : 0;
        message.sequence = sequence_;
        message.at = link::wallNow();
        message.kind = kind;
        return message;
    }

    void say(const char* name, const schema::Message& message)
    {
        if (socket_ != nullptr) {
            socket_->write(test::streamEvent(name, schema::toJson(message)));
        }
    }

    void sayAll()
    {
        schema::Message message = messageOf(schema::MessageKind::Snapshot);
        test::Full wish;
        wish.services = 40;
        message.snapshot = node_ == "n1" || node_ == "n2" || node_ == "n3"
                               ? test::fullSnapshotOf(node_, wish)
                               : test::snapshotOf(node_, "n1");
        say("snapshot", message);
        schema::Message table = messageOf(schema::MessageKind::Series);
        table.series = schema::SeriesTable{1, names_};
        say("series", table);
    }

    std::string node_;
    test::TlsAgent port_;
    std::vector<std::string> names_;
    QPointer<QSslSocket> socket_;
    std::uint64_t sequence_ = 0;
};

int run(const std::string& folder, int count, int series)
{
    test::Certificates certificates(folder, "fleet");
    const runtime::TlsFiles person = certificates.issue("operator", "sara");
    std::vector<std::unique_ptr<Agent>> agents;
    std::string profile = "name: fleet\nca: " + person.caFile +
                          "\ncertificate: " + person.certificateFile + "\nkey: " + person.keyFile +
                          "\nagents:\n";
    for (int i = 1; i <= count; ++i) {
        const std::string node = "n" + std::to_string(i);
        const QHostAddress address(QStringLiteral("127.0.0.%1").arg(10 + i));
        agents.push_back(
            std::make_unique<Agent>(node, certificates.issue("agent", node), address, series));
        profile += agents.back()->profileLine();
    }
    QFile file(QString::fromStdString(folder + "/profile.yaml"));
    if (!file.open(QIODevice::WriteOnly) || file.write(profile.c_str()) < 0) {
        std::fprintf(stderr, "fleet_agents: cannot write %s/profile.yaml\n", folder.c_str());
        return 1;
    }
    file.close();
    std::puts("ready");
    std::fflush(stdout);
    int turn = 0; // agents do not speak in step
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        agents[static_cast<std::size_t>(turn % count)]->saySecond(turn / count);
        ++turn;
    });
    timer.setTimerType(Qt::PreciseTimer);
    timer.start(SecondMs / count);
    return QCoreApplication::exec();
}

} // namespace
} // namespace bafar::bench

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const int count = argc == 4 ? std::atoi(argv[2]) : 0;
    const int series = argc == 4 ? std::atoi(argv[3]) : 0;
    if (count < 1 || count > 99 || series < 1 || series > 50'000) {
        std::fputs("usage: fleet_agents FOLDER AGENTS(1-99) SERIES(1-50000)\n", stderr);
        return 2;
    }
    return bafar::bench::run(argv[1], count, series);
}
