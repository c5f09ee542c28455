#include "core/schema/type.h"

#include <QTest>

#include "core/schema/state.h"
#include "tests/support/main.h"

namespace bafar::test {

class TypeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void durationsReadAndWrite_data();
    void durationsReadAndWrite();
    void badDurationsAreRefused();
    void worseFollowsTheRollUpOrder();
    void anUnknownEndpointTravelsAsNothing();
};

void TypeTest::durationsReadAndWrite_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("nanoseconds");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("seconds") << QByteArray("1 s") << qint64{1'000'000'000} << QByteArray("1 s");
    QTest::newRow("no blank") << QByteArray("250ms") << qint64{250'000'000} << QByteArray("250 ms");
    QTest::newRow("centiseconds become milliseconds")
        << QByteArray("5 cs") << qint64{50'000'000} << QByteArray("50 ms");
    QTest::newRow("fraction") << QByteArray("1.5 s") << qint64{1'500'000'000}
                              << QByteArray("1500 ms");
    QTest::newRow("zero") << QByteArray("0 s") << qint64{0} << QByteArray("0 s");
    QTest::newRow("minutes") << QByteArray("120 s") << qint64{120'000'000'000} << QByteArray("2 m");
    QTest::newRow("days") << QByteArray("2 d") << qint64{172'800'000'000'000} << QByteArray("2 d");
    QTest::newRow("negative") << QByteArray("-3 ms") << qint64{-3'000'000} << QByteArray("-3 ms");
    QTest::newRow("smallest") << QByteArray("1 ns") << qint64{1} << QByteArray("1 ns");
}

void TypeTest::durationsReadAndWrite()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, nanoseconds);
    QFETCH(QByteArray, written);
    const Result<Duration> duration = schema::durationFromText(text.toStdString());
    QVERIFY(duration.has_value());
    QCOMPARE(qint64{duration->count()}, nanoseconds);
    QCOMPARE(QByteArray::fromStdString(schema::durationText(*duration)), written);
}

void TypeTest::badDurationsAreRefused()
{
    for (const char* text :
         {"", "s", "1", "1 x", "1 s s", "nan s", "inf s", "1e400 s", "9999999 d", "0x10 s"}) {
        QVERIFY2(!schema::durationFromText(text).has_value(), text);
    }
}

void TypeTest::worseFollowsTheRollUpOrder()
{
    using schema::State;
    const std::vector<State> order = {State::Disabled,    State::NotMonitored, State::Ok,
                                      State::Maintenance, State::Transition,   State::Stale,
                                      State::Degraded,    State::Unknown,      State::Failed};
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (std::size_t j = 0; j < order.size(); ++j) {
            QCOMPARE(schema::worse(order[i], order[j]), order[std::max(i, j)]);
        }
    }
}

void TypeTest::anUnknownEndpointTravelsAsNothing()
{
    const schema::Type& type = schema::typeOf<net::Endpoint>();
    net::Endpoint endpoint{net::Address{}, 0};
    QVERIFY(type.read(&endpoint) == schema::Value(std::string()));
    endpoint.port = 7600;
    QVERIFY(type.write(&endpoint, schema::Value(std::string())).has_value());
    QCOMPARE(endpoint.port, std::uint16_t{0});
    QVERIFY(!type.write(&endpoint, schema::Value(std::string("192.0.2.11:0"))).has_value());
}

} // namespace bafar::test

TEST_CLASS(bafar::test::TypeTest)
#include "type_test.moc"
