// The chart of files to heal: it comes with the first count, the worst brick of any node's word
// counts, and what is shown of the past is asked of every node that tells.
#include <QLabel>
#include <QTest>
#include <cmath>

#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/link/session.h"
#include "ui/shared/chart.h"
#include "ui/shared/format.h"
#include "ui/storage/heal_panel.h"

namespace bafar::test {

using ui::storage::HealPanel;

class PagesHealTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void givenNoCountThenNoChart();
    void givenCountsThenTheWorstBrickIsSaid();
    void givenAPastThenEveryTellerIsAskedOnce();
    void givenMoreVolumesThanLinesThenTheyAreNamed();

private:
    void tell(const std::string& node,
              const std::vector<std::string>& names,
              const std::vector<double>& values,
              int second = 0);
    [[nodiscard]] static std::string brick(const std::string& volume, const std::string& host);
    [[nodiscard]] static QString said(const QWidget& panel);

    std::map<std::string, FakeLink*> agents_;
    std::unique_ptr<link::Session> session_;
};

void PagesHealTest::init()
{
    QLocale::setDefault(QLocale::c());
    FakeCluster cluster;
    agents_ = cluster.observers;
    session_ = std::make_unique<link::Session>(QStringLiteral("lab"), std::move(cluster.links));
    session_->start();
    for (const auto& [name, link] : agents_) {
        link->saySnapshot("n1");
    }
}

void PagesHealTest::cleanup()
{
    session_.reset();
    agents_.clear();
}

void PagesHealTest::tell(const std::string& node,
                         const std::vector<std::string>& names,
                         const std::vector<double>& values,
                         int second)
{
    schema::Message message;
    message.kind = schema::MessageKind::Series;
    message.at = {SomeDay.unixMs + second * 1000};
    message.series = schema::SeriesTable{7, names};
    agents_.at(node)->say(message);
    message = {};
    message.kind = schema::MessageKind::Samples;
    message.at = {SomeDay.unixMs + second * 1000};
    message.samples = schema::Samples{7, values};
    agents_.at(node)->say(message);
}

std::string PagesHealTest::brick(const std::string& volume, const std::string& host)
{
    return R"(gluster_volume_heal_count{brick_path="/b",cluster_id="lab",host=")" + host +
           R"(",volume=")" + volume + R"("})";
}

QString PagesHealTest::said(const QWidget& panel)
{
    QStringList texts;
    for (const QLabel* label : panel.findChildren<QLabel*>()) {
        if (label->isVisibleTo(&panel) && !label->text().isEmpty()) {
            texts.append(shared::withoutIsolation(label->text()));
        }
    }
    return texts.join(QStringLiteral(" | "));
}

void PagesHealTest::givenNoCountThenNoChart()
{
    HealPanel panel(*session_, nullptr);
    panel.setVisible(true);
    tell("n1", {"gluster_peer_count", "gluster_volume_split_brain_heal_count{volume=\"shared\"}"},
         {3, 1});
    QVERIFY(!panel.isVisible());
    panel.setVisible(false);
    tell("n2", {brick("shared", "n1")}, {0});
    QVERIFY(!panel.isVisible()); // the page has nothing to show
    panel.setVisible(true);
    QVERIFY(panel.isVisible());
    QTRY_VERIFY2(said(panel).contains(QLatin1String("nothing to heal")), qPrintable(said(panel)));
}

void PagesHealTest::givenCountsThenTheWorstBrickIsSaid()
{
    HealPanel panel(*session_, nullptr);
    panel.setVisible(true);
    tell("n1", {brick("shared", "n1"), brick("shared", "n3")}, {11, 40});
    tell("n2", {brick("shared", "n1"), brick("media", "n2")}, {12, NAN});
    QTRY_VERIFY2(said(panel).contains(QLatin1String("most 40, in shared")),
                 qPrintable(said(panel)));
    tell("n1", {brick("shared", "n1"), brick("shared", "n3")}, {3, 5}, 10);
    QTRY_VERIFY2(said(panel).contains(QLatin1String("most 12, in shared")),
                 qPrintable(said(panel)));
    auto* chart = panel.findChild<shared::Chart*>();
    QCOMPARE(chart->latest(0), 12.0); // n2 still says more
    QVERIFY(!std::isfinite(chart->latest(1)));
}

void PagesHealTest::givenAPastThenEveryTellerIsAskedOnce()
{
    HealPanel panel(*session_, nullptr);
    panel.setVisible(true);
    for (int second = 0; second < 3; ++second) {
        tell("n1", {brick("shared", "n1")}, {4}, second);
        tell("n2", {brick("shared", "n1")}, {4}, second);
    }
    for (const char* node : {"n1", "n2"}) {
        const auto& asked = agents_.at(node)->historiesAsked;
        QCOMPARE(asked.size(), std::size_t{1});
        QCOMPARE(asked.front().series, brick("shared", "n1"));
        QCOMPARE(asked.front().to.unixMs - asked.front().from.unixMs, qint64{900'000});
    }
    QVERIFY(agents_.at("n3")->historiesAsked.empty());
}

void PagesHealTest::givenMoreVolumesThanLinesThenTheyAreNamed()
{
    HealPanel panel(*session_, nullptr);
    panel.setVisible(true);
    std::vector<std::string> names;
    for (int i = 1; i <= 8; ++i) {
        names.push_back(brick("v" + std::to_string(i), "n1"));
    }
    tell("n1", names, {0, 0, 0, 0, 0, 0, 0, 9});
    QTRY_VERIFY2(said(panel).contains(QLatin1String("Without a line: v7 and v8")),
                 qPrintable(said(panel)));
    // The worst counts whether or not it has a line.
    QTRY_VERIFY2(said(panel).contains(QLatin1String("most 9, in v8")), qPrintable(said(panel)));
}

} // namespace bafar::test

using bafar::test::PagesHealTest;
TEST_CLASS(PagesHealTest)
#include "pages_heal_test.moc"
