#include "tests/support/main.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>
#include <map>
#include <string>

#include "tests/support/run_class.h"

namespace bafar::test {
namespace {

std::map<std::string, TestFactory>& factories()
{
    static std::map<std::string, TestFactory> byName;
    return byName;
}

/// No class finds the language of the one before.
void forgetLanguage()
{
    qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator*>());
    QLocale::setDefault(QLocale::system());
}

} // namespace

bool registerTest(const char* name, TestFactory factory)
{
    if (!factories().emplace(name, std::move(factory)).second) {
        qFatal("two test classes are named %s", name);
    }
    return true;
}

int runAll()
{
    int failed = factories().empty() ? 1 : 0; // an executable without a class tests nothing
    for (const auto& [name, make] : factories()) {
        forgetLanguage();
        const std::unique_ptr<QObject> object = make();
        failed += runClass(*object, QCoreApplication::arguments());
    }
    return failed > 0 ? 1 : 0;
}

} // namespace bafar::test
