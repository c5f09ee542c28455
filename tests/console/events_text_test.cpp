// What a row of the events says, and how much room it has for that.
#include <QTest>

#include "tests/support/main.h"
#include "ui/events/table.h"
#include "ui/shared/density.h"
#include "ui/shared/format.h"
#include "ui/shared/tall_rows.h"

namespace bafar::test {

using namespace ui::events;

class EventsTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAlertsRuleStandsElsewhere_data();
    void anAlertsRuleStandsElsewhere();
    void longTextsHaveTwoLines();
};

static schema::Event heard(std::string text, std::uint64_t number)
{
    schema::Event event;
    event.at = {1'767'268'800'000 + static_cast<std::int64_t>(number)};
    event.sequence = number;
    event.node = "n1";
    event.concept_ = "cache";
    event.kind = "changed";
    event.subject = "cache/n1";
    event.text = std::move(text);
    return event;
}

void EventsTextTest::anAlertsRuleStandsElsewhere_data()
{
    QTest::addColumn<QString>("conceptName");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* name, const char* conceptName, const char* text,
                        const char* shown) {
        QTest::newRow(name) << QString::fromLatin1(conceptName) << QString::fromLatin1(text)
                            << QString::fromLatin1(shown);
    };
    row("given an alert, then without its rule", "alerting", "nothing is known of x [AgentSilent]",
        "nothing is known of x");
    row("given a muted one, then with both rules", "alerting", "x is full (muted by A) [B]",
        "x is full (muted by A) [B]");
    row("given an alert without a rule, then as it is", "alerting", "x is full", "x is full");
    row("given nothing but a rule, then as it is", "alerting", " [B]", "[B]");
    row("given another event, then as it is", "cache", "x is full [B]", "x is full [B]");
}

void EventsTextTest::anAlertsRuleStandsElsewhere()
{
    QFETCH(QString, conceptName);
    QFETCH(QString, text);
    schema::Event event = heard(text.toStdString(), 1);
    event.concept_ = conceptName.toStdString();
    QTEST(shared::withoutIsolation(sentenceOf(event)).trimmed(), "shown");
}

void EventsTextTest::longTextsHaveTwoLines()
{
    EventsTable table(QStringLiteral("Events"));
    table.resize(500, 400);
    table.show();
    const QString wide = QStringLiteral("word ").repeated(30).trimmed();
    const std::vector both{makeEntry(heard(wide.toStdString(), 2)), makeEntry(heard("short", 1))};
    table.setEntries(both);
    QTRY_COMPARE(table.rowHeight(1), shared::tallRowHeight()); // below the head of the day
    QCOMPARE(table.rowHeight(2), shared::rowHeight());
    table.resize(4000, 400);
    QTRY_COMPARE(table.rowHeight(1), shared::rowHeight());
}

} // namespace bafar::test

using bafar::test::EventsTextTest;
TEST_CLASS(EventsTextTest)
#include "events_text_test.moc"
