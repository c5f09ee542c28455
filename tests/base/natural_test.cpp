// The natural order of names: what comes first, and that it is an order.
#include "core/base/natural.h"

#include <QTest>
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "tests/support/main.h"

namespace bafar::test {

class NaturalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBefore_data();
    void comesBefore();
    void itIsAnOrder();
    void aSetIsListedInIt();
};

void NaturalTest::comesBefore_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    const auto row = [](const char* name, const char* first, const char* second) {
        QTest::newRow(name) << QByteArray(first) << QByteArray(second);
    };
    row("given numbers at the end", "n2", "n10");
    row("given numbers in the middle", "web.2.a", "web.10.a");
    row("given two numbers", "rack2-n10", "rack10-n2");
    row("given a beginning", "n", "n1");
    row("given nothing", "", "n1");
    row("given a number and a word", "n1", "na");
    row("given words", "alpha", "beta");
    row("given zeros in front", "n2", "n010");
    row("given zeros alone", "n1", "n01");
    row("given zero", "n0", "n00");
    row("given zeros and more behind", "n1b", "n01c");
    row("given a number beyond all types", "n9", "n99999999999999999999999999999999");
    row("given a letter that is no ASCII", "né1", "né2");
}

void NaturalTest::comesBefore()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    const std::string a = first.toStdString();
    const std::string b = second.toStdString();
    QVERIFY(bafar::comesBefore(a, b));
    QVERIFY(!bafar::comesBefore(b, a));
    QVERIFY(!bafar::comesBefore(a, a));
    QVERIFY(!bafar::comesBefore(b, b));
}

/// Of every three of all short names: exactly one of two comes first, and first before second
/// before third is first before third.
void NaturalTest::itIsAnOrder()
{
    constexpr std::string_view Letters = "019n\xc3";
    std::vector<std::string> names{""};
    for (std::size_t begin = 0, length = 1; length <= 3; ++length) {
        const std::size_t end = names.size();
        for (; begin < end; ++begin) {
            for (const char letter : Letters) {
                names.push_back(names[begin] + letter);
            }
        }
    }
    for (const std::string& a : names) {
        for (const std::string& b : names) {
            const bool before = bafar::comesBefore(a, b);
            QVERIFY2((a == b) == (!before && !bafar::comesBefore(b, a)), (a + " " + b).c_str());
            for (std::size_t i = 0; before && i < names.size(); ++i) {
                QVERIFY(!bafar::comesBefore(b, names[i]) || bafar::comesBefore(a, names[i]));
            }
        }
    }
}

void NaturalTest::aSetIsListedInIt()
{
    const std::set<std::string, NaturalOrder> nodes{"n10", "n2", "n1", "n2"};
    const std::array<std::string, 3> wanted{"n1", "n2", "n10"};
    QVERIFY(std::equal(nodes.begin(), nodes.end(), wanted.begin(), wanted.end()));
    QVERIFY(nodes.contains(std::string_view("n10")));
}

} // namespace bafar::test

using bafar::test::NaturalTest;
TEST_CLASS(NaturalTest)
#include "natural_test.moc"
