#include "tests/support/main.h"

#include <QTest>
#include <vector>

namespace bafar::test {
namespace {

std::vector<TestFactory>& factories()
{
    static std::vector<TestFactory> list;
    return list;
}

} // namespace

bool registerTest(TestFactory factory)
{
    factories().push_back(std::move(factory));
    return true;
}

int runAll(int argc, char** argv)
{
    if (factories().empty()) {
        qFatal("this test executable registers no test class");
    }
    int failed = 0;
    for (const TestFactory& make : factories()) {
        const std::unique_ptr<QObject> object = make();
        failed += QTest::qExec(object.get(), argc, argv);
    }
    return failed > 0 ? 1 : 0;
}

} // namespace bafar::test
