// What a node's virtual routers put on the metrics page.
#include <QObject>
#include <QTest>

#include "agents/floating_ip/machine.h"
#include "tests/floating_ip/view_maker.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;
using floating_ip::CountersRead;
using floating_ip::Machine;
using floating_ip::RouterReport;
using floating_ip::Row;

namespace {

constexpr Instant Start{1000s};
const std::string Labels = "{iname=\"web\",intf=\"eth0\",vrid=\"51\"}";
const std::string AddressLabels =
    "{iname=\"web\",intf=\"eth0\",ip_address=\"192.0.2.100\",vrid=\"51\"}";

MeasuresPtr measuresIn(const Machine::Effects& effects)
{
    for (const Machine::Effect& effect : effects) {
        if (const auto* publish = std::get_if<PublishMeasures>(&effect)) {
            return publish->measures;
        }
    }
    return nullptr;
}

double valueIn(const Measures& measures, const std::string& key)
{
    return measures.sample.value(measures.table->find(key));
}

RouterReport active()
{
    RouterReport report;
    report.id = "web";
    report.status.state = floating_ip::RouterState::Active;
    report.status.link.emplace();
    report.status.advertsSent = 40;
    report.status.advertsReceived = 7;
    report.holdsAddresses = true;
    report.refused = 3;
    report.rows[static_cast<std::size_t>(Row::BackupMasterDown)] = 2;
    report.rows[static_cast<std::size_t>(Row::BackupTakeOver)] = 1;
    report.rows[static_cast<std::size_t>(Row::ActiveAdvertHigher)] = 2;
    report.rows[static_cast<std::size_t>(Row::ActiveAdvertDue)] = 30;
    report.rows[static_cast<std::size_t>(Row::BackupAdvertResign)] = 5;
    report.rows[static_cast<std::size_t>(Row::ActiveAdvertResign)] = 1;
    return report;
}

Machine configured()
{
    Machine machine(Self{"lab", "n1"});
    (void)machine.configure(labSpecRead(), Start);
    return machine;
}

} // namespace

class MetricsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsUnderKeepalivedsNames_data();
    void countsUnderKeepalivedsNames();
    void everyNameIsDescribed();
    void aRouterWithoutLinkIsAtFault();
    void aSilentThreadIsDownAndNothingElse();
    void nothingWithoutFloatingIps();
};

void MetricsTest::countsUnderKeepalivedsNames_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<double>("value");
    const auto row = [](const std::string& key, double value) {
        QTest::newRow(key.c_str()) << QString::fromStdString(key) << value;
    };
    row("keepalived_up", 1);
    row("keepalived_vrrp_state" + AddressLabels, 2);
    row("keepalived_become_master_total" + Labels, 3);
    row("keepalived_release_master_total" + Labels, 2);
    row("keepalived_advertisements_sent_total" + Labels, 40);
    row("keepalived_advertisements_received_total" + Labels, 7);
    row("keepalived_priority_zero_sent_total" + Labels, 0);
    row("keepalived_priority_zero_received_total" + Labels, 6);
    row("bafar_vrrp_adverts_refused_total" + Labels, 3);
    row("bafar_vip_owner{vip=\"192.0.2.100\"}", 1);
}

void MetricsTest::countsUnderKeepalivedsNames()
{
    QFETCH(const QString, key);
    QFETCH(const double, value);
    Machine machine = configured();
    const MeasuresPtr measures = measuresIn(machine.handle(CountersRead{{active()}}, Start));
    QVERIFY(measures != nullptr);
    QCOMPARE(valueIn(*measures, key.toStdString()), value);
}

void MetricsTest::everyNameIsDescribed()
{
    Machine machine = configured();
    const MeasuresPtr measures = measuresIn(machine.handle(CountersRead{{active()}}, Start));
    MetricList list;
    Machine::describeMetrics(list);
    const std::string faults = undescribed(*measures->table, list);
    QVERIFY2(faults.empty(), faults.c_str());
    QCOMPARE(list.rows().size(), measures->table->liveCount());
}

void MetricsTest::aRouterWithoutLinkIsAtFault()
{
    Machine machine = configured();
    RouterReport report = active();
    report.status.state = floating_ip::RouterState::Initialize;
    report.status.link.reset();
    report.holdsAddresses = false;
    const MeasuresPtr measures = measuresIn(machine.handle(CountersRead{{report}}, Start));
    QCOMPARE(valueIn(*measures, "keepalived_vrrp_state" + AddressLabels), 3.0);
    QCOMPARE(valueIn(*measures, "bafar_vip_owner{vip=\"192.0.2.100\"}"), 0.0);
}

void MetricsTest::aSilentThreadIsDownAndNothingElse()
{
    Machine machine = configured();
    (void)machine.handle(CountersRead{{active()}}, Start);
    const MeasuresPtr measures = measuresIn(machine.tick(Start + Machine::SilenceMax));
    QVERIFY(measures != nullptr);
    QCOMPARE(valueIn(*measures, "keepalived_up"), 0.0);
    const double state = valueIn(*measures, "keepalived_vrrp_state" + AddressLabels);
    QVERIFY2(state != state, "the last word of a silent thread is not shown as a fact");
}

void MetricsTest::nothingWithoutFloatingIps()
{
    Machine machine(Self{"lab", "n1"});
    (void)machine.configure(schema::Spec{}, Start);
    QVERIFY(measuresIn(machine.handle(CountersRead{{}}, Start)) == nullptr);
}

} // namespace bafar::test

TEST_CLASS(bafar::test::MetricsTest)
#include "metrics_test.moc"
