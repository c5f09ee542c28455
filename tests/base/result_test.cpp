// Results: codes have stable names, context goes in front.
#include "core/base/result.h"

#include <QTest>
#include <set>

#include "tests/support/main.h"

namespace bafar::test {

class ResultTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void codesHaveNamesOfTheirOwn();
    void failureCarriesCodeAndText();
    void contextGoesInFrontAndCodeStays();
};

void ResultTest::codesHaveNamesOfTheirOwn()
{
    std::set<std::string_view> names;
    constexpr int Codes = static_cast<int>(Code::Internal) + 1;
    for (int code = 0; code < Codes; ++code) {
        names.insert(codeName(static_cast<Code>(code)));
    }
    QCOMPARE(names.size(), static_cast<std::size_t>(Codes));
    QVERIFY(codeName(Code::LimitExceeded) == "limit_exceeded");
}

void ResultTest::failureCarriesCodeAndText()
{
    const Result<int> result = fail(Code::NotFound, "no node \"n9\"");
    QVERIFY(!result.has_value());
    QVERIFY((result.error() == Error{Code::NotFound, "no node \"n9\""}));
}

void ResultTest::contextGoesInFrontAndCodeStays()
{
    const Result<int> result = failWith("reading a.yaml", Error{Code::Denied, "not allowed"});
    QVERIFY((result.error() == Error{Code::Denied, "reading a.yaml: not allowed"}));
}

TEST_CLASS(ResultTest)

} // namespace bafar::test

#include "result_test.moc"
