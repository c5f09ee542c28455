// The log line: level, event, fields, nothing that could forge another line or a secret.
#include "agents/runtime/log.h"

#include <QTest>
#include <type_traits>

#include "tests/support/main.h"

namespace bafar::test {

using runtime::logEvent;
using runtime::LogField;
using runtime::LogLevel;

class LogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void writesLevelEventAndFields();
    void quotesWhatNeedsIt_data();
    void quotesWhatNeedsIt();
    void aValueCannotForgeALine();
    void dropsWhatIsBelowTheLevel();
    void linesAreBounded();
    void secretsDoNotCompile();

private:
    std::vector<std::string> lines_;
};

void LogTest::init()
{
    lines_.clear();
    runtime::setLogSink([this](std::string_view line) { lines_.emplace_back(line); });
}

void LogTest::cleanup()
{
    runtime::setLogSink({});
    runtime::setLogLevel(LogLevel::Info);
}

void LogTest::writesLevelEventAndFields()
{
    logEvent(LogLevel::Info, "address_claimed",
             {{"group", 51},
              {"interface", "eth0"},
              {"preempt", true},
              {"load", 0.25},
              {"took", std::chrono::milliseconds(12)},
              {"at", WallTime{0}}});
    logEvent(LogLevel::Error, "stopped");
    QCOMPARE(lines_.size(), std::size_t{2});
    QCOMPARE(lines_[0],
             std::string("<6>event=address_claimed group=51 interface=eth0 preempt=true load=0.25 "
                         "took=\"12 ms\" at=1970-01-01T00:00:00.000Z"));
    QCOMPARE(lines_[1], std::string("<3>event=stopped"));
}

void LogTest::quotesWhatNeedsIt_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("written");
    const auto row = [](const char* value, const char* written) {
        QTest::newRow(value) << QString::fromLatin1(value) << QString::fromLatin1(written);
    };
    row("plain", "plain");
    row("", "\"\"");
    row("two words", "\"two words\"");
    row("a=b", "\"a=b\"");
    row("say \"no\"", "\"say \\\"no\\\"\"");
    row("back\\slash", "\"back\\\\slash\"");
}

void LogTest::quotesWhatNeedsIt()
{
    QFETCH(QString, value);
    QFETCH(QString, written);
    QCOMPARE(QString::fromStdString(LogField("key", value.toStdString()).text()), written);
}

void LogTest::aValueCannotForgeALine()
{
    logEvent(LogLevel::Warning, "refused", {{"name", "x\n<3>event=forged \x1b[31m"}});
    QCOMPARE(lines_.size(), std::size_t{1});
    QVERIFY(lines_[0].find('\n') == std::string::npos);
    QVERIFY(lines_[0].find('\x1b') == std::string::npos);
}

void LogTest::dropsWhatIsBelowTheLevel()
{
    logEvent(LogLevel::Debug, "detail");
    QVERIFY(lines_.empty());
    runtime::setLogLevel(LogLevel::Debug);
    logEvent(LogLevel::Debug, "detail");
    QCOMPARE(lines_.size(), std::size_t{1});
}

void LogTest::linesAreBounded()
{
    const std::string longText(5000, 'x');
    logEvent(LogLevel::Info, "long",
             {{"a", longText}, {"b", longText}, {"c", longText}, {"d", longText}, {"e", longText}});
    QCOMPARE(lines_.size(), std::size_t{1});
    QVERIFY(lines_[0].size() < 4096 && lines_[0].size() > 4000);
}

void LogTest::secretsDoNotCompile()
{
    static_assert(std::is_constructible_v<LogField, const char*, std::string>);
    static_assert(!std::is_constructible_v<LogField, const char*, Secret>);
    static_assert(!std::is_constructible_v<LogField, const char*, Secret&>);
    QVERIFY(lines_.empty());
}

TEST_CLASS(LogTest)

} // namespace bafar::test

#include "log_test.moc"
