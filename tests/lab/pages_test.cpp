// The agents' metrics pages beside those of the exporters whose names they borrow, with everything
// in the lab and some load on it; and against the tables of names, the reference page and promtool.
// Needs root; real time.
//
// It is larger than the budget because fetching and each comparison are read together.
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>
#include <algorithm>
#include <unistd.h>

#include "agents/node/concepts.h"
#include "tests/lab/lab_commands.h"
#include "tests/lab/page_comparison.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

constexpr int SettleMs = 180'000; ///< until every concept has measured
constexpr int RoundsMin = 8;
constexpr int CompareMs = 150'000; ///< until all that moves has agreed once
constexpr double ShareMin = 0.95;

struct Exporter {
    const char* group;
    const char* port;
};

constexpr Exporter Exporters[] = {{"node", "9100"}, {"mysqld", "9104"}, {"redis", "9121"}};

/// What all nodes said at one moment, by node and port; ours under "7602".
using Round = std::map<std::string, std::map<std::string, MetricsPage>>;

QString sourceFile(const QString& name)
{
    return qEnvironmentVariable("BAFAR_SOURCE_DIR") + QLatin1Char('/') + name;
}

std::string contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

Outcome inside(const QString& node, const QString& script)
{
    return run(
        sourceFile(QStringLiteral("tests/lab/lab")),
        {QStringLiteral("exec"), node, QStringLiteral("bash"), QStringLiteral("-c"), script});
}

/// Promtool's complaints about a page, a line each; "cannot be parsed" when it is not a page.
std::set<std::string> complaints(const std::string& page)
{
    QProcess tool;
    tool.start(QStringLiteral("promtool"), {QStringLiteral("check"), QStringLiteral("metrics")});
    tool.write(page.data(), static_cast<qint64>(page.size()));
    tool.closeWriteChannel();
    if (!tool.waitForFinished(60'000)) {
        tool.kill();
        tool.waitForFinished();
        return {"promtool did not end"};
    }
    std::set<std::string> lines;
    const QString said = QString::fromUtf8(tool.readAllStandardError() + tool.readAll());
    for (const QString& line : said.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        lines.insert(line.toStdString());
    }
    constexpr int Lint = 3;
    if (tool.exitCode() != 0 && tool.exitCode() != Lint) {
        lines.insert("cannot be parsed");
    }
    return lines;
}

/// The page of an exporter that does not run here, from what the table knows of it.
std::string pageOf(const NamesTable& table)
{
    std::string page;
    for (const KnownName& known : table.names) {
        if (!known.type.empty() && known.type != "histogram") {
            page += "# HELP " + known.name + " Text.\n# TYPE " + known.name + " " + known.type +
                    "\n" + known.name + " 1\n";
        }
    }
    return page;
}

LabelSet wordsOf(const std::string& text, bool optional)
{
    LabelSet words;
    for (const QString& word :
         QString::fromStdString(text).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (!word.startsWith(QLatin1Char('('))) {
            words.insert(word.toStdString());
        } else if (optional) {
            words.insert(word.mid(1, word.size() - 2).toStdString());
        }
    }
    return words;
}

/// What is wrong with a name of a page that should have this type and these labels; empty:
/// nothing.
std::string faultOf(const PageName& page, const std::string& type, const std::string& labels)
{
    if (page.type != type) {
        return page.type + " instead of " + type;
    }
    if (labels.find("...") != std::string::npos) {
        return {};
    }
    const LabelSet must = wordsOf(labels, false);
    LabelSet may = wordsOf(labels, true);
    if (type == "histogram") {
        may.insert("le");
    }
    for (const LabelSet& has : page.labels) {
        if (!std::includes(has.begin(), has.end(), must.begin(), must.end()) ||
            !std::includes(may.begin(), may.end(), has.begin(), has.end())) {
            std::string text = "labels";
            for (const std::string& label : has) {
                text += " " + label;
            }
            return text + " instead of " + labels;
        }
    }
    return {};
}

} // namespace

class PagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sayWhatTheExportersSay();
    void haveTheNamesOfWhatDoesNotRunHere();
    void areWhatTheReferenceSays();
    void pleasePromtool();
    void costLittle();
    void cleanupTestCase();

private:
    [[nodiscard]] Round fetch() const;
    [[nodiscard]] std::string text(const std::string& node, const char* port) const;
    void startLoad();

    NamesTable table_;
    QString folder_; ///< where pages are put, the same inside and outside
    std::vector<std::unique_ptr<QProcess>> load_;
    Round last_;
};

void PagesTest::initTestCase()
{
    if (geteuid() != 0) {
        QSKIP("namespaces need root");
    }
    table_ = NamesTable::read(sourceFile(QStringLiteral("tests/lab/metric_names.table")));
    const Outcome up = lab(QStringLiteral("up"));
    QVERIFY2(up.exitCode == 0, qPrintable(up.output));
    folder_ = clientFile(QStringLiteral("pages"));
    QVERIFY(QDir().mkpath(folder_));
    startLoad();
    QElapsedTimer timer;
    timer.start();
    const auto settled = [this] {
        last_ = fetch();
        std::size_t watched = 0;
        for (const auto& [node, pages] : last_) {
            const MetricsPage& ours = pages.at("7602");
            watched += ours.value("mysql_up") == 1 && ours.value("redis_up") == 1 &&
                               ours.value("keepalived_up") == 1 &&
                               ours.names.contains("container_memory_usage_bytes") &&
                               ours.names.contains("gluster_peer_count")
                           ? 1
                           : 0;
        }
        return watched == last_.size() &&
               std::any_of(last_.begin(), last_.end(), [](const auto& entry) {
                   return entry.second.at("7602").names.contains("gluster_volume_heal_count");
               });
    };
    bool calm = false;
    while (!calm && timer.elapsed() < SettleMs) {
        calm = settled();
    }
    QVERIFY2(calm, "not every system of the lab is on the agents' pages");
}

/// SQL, Redis and HTTP, a little of each and evenly, until the file `load` is gone; and connections
/// that only stand there, so that the one of whoever asks does not matter.
void PagesTest::startLoad()
{
    const QString mark = folder_ + QStringLiteral("/load");
    QFile file(mark);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const Outcome made = inside(
        QStringLiteral("n1"),
        QStringLiteral("mariadb -e 'CREATE DATABASE IF NOT EXISTS load_test; CREATE TABLE IF NOT "
                       "EXISTS load_test.t (id INT PRIMARY KEY, at DATETIME)'"));
    QVERIFY2(made.exitCode == 0, qPrintable(made.output));
    const QString evenly = QStringLiteral("while [ -e %1 ]; do %2; sleep 0.1; done").arg(mark);
    const auto start = [this](const char* node, const QString& script) {
        auto& process = load_.emplace_back(std::make_unique<QProcess>());
        process->setProcessEnvironment(environmentOf(labName()));
        process->setStandardOutputFile(QProcess::nullDevice());
        process->setStandardErrorFile(QProcess::nullDevice());
        process->start(sourceFile(QStringLiteral("tests/lab/lab")),
                       {QStringLiteral("exec"), QString::fromLatin1(node), QStringLiteral("bash"),
                        QStringLiteral("-c"), script});
    };
    start("n1", evenly.arg(QStringLiteral("echo 'REPLACE INTO load_test.t VALUES (1, NOW()); "
                                          "SELECT * FROM load_test.t;'")) +
                    QStringLiteral(" | mariadb"));
    for (const char* node : {"n1", "n2", "n3"}) {
        start(node,
              QStringLiteral("for i in $(seq 40); do exec {fd}<>/dev/tcp/192.0.2.1%1/6379; done; ")
                      .arg(QLatin1Char(node[1])) +
                  evenly.arg(QStringLiteral("i=$((i + 1)); echo SET load:$((i % 50)) $i EX 600; "
                                            "echo GET load:$((i % 100))")) +
                  QStringLiteral(" | lab-redis"));
    }
    start("client", evenly.arg(QStringLiteral("curl --silent --output /dev/null --max-time 5 "
                                              "--header 'Host: web.example' "
                                              "http://192.0.2.100/")));
}

Round PagesTest::fetch() const
{
    // All pages of a node at once, so that they speak of the same moment.
    const QString script =
        QStringLiteral("rm -f %1/n*; for n in 1 2 3; do for p in 9100 9104 9121; do curl --silent "
                       "--max-time 20 "
                       "--output %1/n$n.$p http://192.0.2.1$n:$p/metrics & done; "
                       "curl --silent --max-time 20 --cacert %2/ca.crt --cert %2/scrape.crt --key "
                       "%2/scrape.key --output %1/n$n.7602 https://192.0.2.1$n:7602/metrics & "
                       "wait; done")
            .arg(folder_, clientFile(QString()));
    Round round;
    bool whole = false;
    for (int attempt = 0; attempt < 5 && !whole; ++attempt) { // on a busy machine one may be late
        (void)inside(QStringLiteral("client"), script);
        whole = true;
        for (const char* node : {"n1", "n2", "n3"}) {
            for (const char* port : {"9100", "9104", "9121", "7602"}) {
                round[node][port] = MetricsPage::read(text(node, port));
                whole = whole && !round[node][port].names.empty();
            }
        }
    }
    return round;
}

std::string PagesTest::text(const std::string& node, const char* port) const
{
    return contents(folder_ + QLatin1Char('/') + QString::fromStdString(node) + QLatin1Char('.') +
                    QLatin1String(port));
}

void PagesTest::sayWhatTheExportersSay()
{
    std::vector<PageComparison> all;
    for (const Exporter& exporter : Exporters) {
        all.emplace_back(table_, exporter.group);
    }
    /// What is not excused by the table.
    const auto left = [&](const PageComparison& one) {
        std::map<std::string, std::string> faults = one.differences();
        std::erase_if(faults,
                      [this](const auto& fault) { return table_.excepted.contains(fault.first); });
        return faults;
    };
    QElapsedTimer timer;
    timer.start();
    int rounds = 0;
    bool equal = false;
    while (rounds < RoundsMin || (!equal && timer.elapsed() < CompareMs)) {
        last_ = fetch();
        ++rounds;
        for (auto& [node, pages] : last_) {
            const double ourTime = pages.at("7602").value("node_time_seconds");
            const double theirTime = pages.at("9100").value("node_time_seconds");
            for (std::size_t i = 0; i < all.size(); ++i) {
                all[i].look(node,
                            {pages.at("7602"), pages.at(Exporters[i].port), ourTime, theirTime});
            }
        }
        equal = std::all_of(all.begin(), all.end(),
                            [&](const PageComparison& one) { return left(one).empty(); });
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto faults = all[i].differences();
        std::string report;
        for (const auto& [name, fault] : faults) {
            const auto reason = table_.excepted.find(name);
            report += "\n  " + name + ": " + fault +
                      (reason == table_.excepted.end() ? "" : " (" + reason->second + ")");
        }
        const auto shown = static_cast<double>(all[i].shown());
        const double share = 1 - static_cast<double>(faults.size()) / shown;
        qInfo("%s exporter: %zu names shown, %.1f %% equal after %d rounds in %lld s%s",
              Exporters[i].group, all[i].shown(), 100 * share, rounds, timer.elapsed() / 1000,
              report.c_str());
        QVERIFY2(all[i].shown() > 25, "the exporter shows too little to compare");
        QVERIFY2(share >= ShareMin, report.c_str());
        for (const auto& [name, fault] : left(all[i])) {
            QVERIFY2(fault.find("instead of") != std::string::npos &&
                         fault.find("{") != std::string::npos,
                     (name + ": " + fault + "; the table has no reason for it").c_str());
        }
    }
}

void PagesTest::haveTheNamesOfWhatDoesNotRunHere()
{
    std::map<std::string, std::pair<std::size_t, std::size_t>> shares; // by group: there, of all
    std::string faults;
    for (const KnownName& known : table_.names) {
        if (known.type.empty()) {
            continue;
        }
        const std::string name = known.type == "histogram" ? known.name + "_bucket" : known.name;
        std::string fault = "not on any page";
        for (const auto& [node, pages] : last_) {
            const auto& names = pages.at("7602").names;
            if (const auto found = names.find(name); found != names.end()) {
                fault = faultOf(found->second, known.type, known.labels);
            }
        }
        auto& [there, all] = shares[known.group];
        ++all;
        there += fault.empty() ? 1 : 0;
        const auto reason = table_.excepted.find(known.name);
        if (fault.empty() != (reason == table_.excepted.end())) {
            faults += "\n  " + known.name + ": " +
                      (fault.empty() ? "is there, although the table excuses it" : fault);
        } else if (!fault.empty()) {
            qInfo("%s: %s (%s)", known.name.c_str(), fault.c_str(), reason->second.c_str());
        }
    }
    for (const auto& [group, share] : shares) {
        qInfo("%s: %zu of %zu names", group.c_str(), share.first, share.second);
    }
    QVERIFY2(faults.empty(), faults.c_str());
}

void PagesTest::areWhatTheReferenceSays()
{
    const MetricList list = node::metricList();
    std::set<std::string> seen;
    std::set<std::string> faults;
    for (const auto& [node, pages] : last_) {
        for (const auto& [name, page] : pages.at("7602").names) {
            const MetricRow* row = list.find(name);
            if (row == nullptr) {
                faults.insert(name + ": not in the reference");
                continue;
            }
            seen.insert(row->name);
            if (const std::string fault =
                    faultOf(page, std::string(typeName(row->type)), row->labels);
                !fault.empty()) {
                faults.insert(name + ": " + fault);
            }
        }
    }
    for (const MetricRow& row : list.rows()) {
        const bool excused = table_.unseen.contains(row.name) || table_.excepted.contains(row.name);
        const bool unseen = !seen.contains(row.name);
        if (unseen ? !excused : table_.unseen.contains(row.name)) {
            faults.insert(row.name + (unseen ? ": on no page, and the table has no reason for it"
                                             : ": is there, although the table excuses it"));
        }
    }
    std::string report;
    for (const std::string& fault : faults) {
        report += "\n  " + fault;
    }
    QVERIFY2(faults.empty(), report.c_str());
    const Outcome told = bafarctl(QStringLiteral("viewer"), QStringLiteral("metrics --json"));
    const QJsonArray rows =
        QJsonDocument::fromJson(told.output.toUtf8()).object()[u"metrics"].toArray();
    QCOMPARE(static_cast<std::size_t>(rows.size()), list.rows().size());
    QCOMPARE(rows.first()[u"name"].toString().toStdString(), list.rows().front().name);
    QCOMPARE(rows.first()[u"help"].toString().toStdString(), list.rows().front().help);
}

void PagesTest::pleasePromtool()
{
    if (QStandardPaths::findExecutable(QStringLiteral("promtool")).isEmpty()) {
        QSKIP("promtool is not installed");
    }
    std::set<std::string> theirs = complaints(pageOf(table_));
    for (const Exporter& exporter : Exporters) {
        for (const auto& [node, pages] : last_) {
            theirs.merge(complaints(text(node, exporter.port)));
        }
    }
    QVERIFY(!theirs.contains("cannot be parsed"));
    for (const auto& [node, pages] : last_) {
        const std::set<std::string> ours = complaints(text(node, "7602"));
        std::string own;
        for (const std::string& line : ours) {
            if (line.starts_with("bafar_") || !theirs.contains(line)) {
                own += "\n  " + line;
            }
        }
        qInfo("%s: promtool says %zu lines, all also of the borrowed names' own pages",
              node.c_str(), ours.size());
        QVERIFY2(own.empty(), own.c_str());
    }
}

void PagesTest::costLittle()
{
    for (const auto& [node, pages] : last_) {
        const Outcome asked =
            inside(QStringLiteral("client"),
                   QStringLiteral(
                       "for i in $(seq 11); do curl --silent --cacert %1/ca.crt --cert "
                       "%1/scrape.crt --key %1/scrape.key --output /dev/null --write-out "
                       "'%{time_total} %{time_pretransfer}\\n' https://192.0.2.1%2:7602/metrics; "
                       "done | awk '{ print ($1 - $2) * 1000 }' | sort -g | sed -n 6p")
                       .arg(clientFile(QString()), QString::fromStdString(node).last(1)));
        const std::string page = text(node, "7602");
        const std::size_t series = pages.at("7602").seriesCount();
        qInfo("%s: %zu series, %zu bytes, a page in %s ms after the handshake (median of 11)",
              node.c_str(), series, page.size(), qPrintable(asked.output));
        QVERIFY2(series < 5000, "more series than a node should have");
    }
}

void PagesTest::cleanupTestCase()
{
    if (geteuid() != 0) {
        return;
    }
    QFile::remove(folder_ + QStringLiteral("/load"));
    for (const auto& process : load_) {
        if (!process->waitForFinished(20'000)) {
            process->kill();
            process->waitForFinished();
        }
    }
    QCOMPARE(lab(QStringLiteral("down")).output, QString());
}

} // namespace bafar::test

TEST_CLASS(bafar::test::PagesTest)
#include "pages_test.moc"
