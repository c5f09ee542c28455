// The repository as it stands, held against its own rules. Failures print file, line and what to
// do.
#include <QTest>

#include "tests/support/main.h"
#include "tests/tidy/budget.h"
#include "tests/tidy/links.h"
#include "tests/tidy/models.h"
#include "tests/tidy/purity.h"
#include "tests/tidy/readme.h"

namespace bafar::test {

class TidyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        tree_ = tidy::readTree(qEnvironmentVariable("BAFAR_SOURCE_DIR").toStdString());
        QVERIFY2(tidy::findFile(tree_, "README.md") != nullptr, "BAFAR_SOURCE_DIR is not set");
        QVERIFY(tree_.size() > 50);
    }

    void everyFileIsWithinItsBudget() { expectNone(tidy::checkSizes(tree_)); }

    void everySourceIsBuilt() { expectNone(tidy::checkListed(tree_)); }

    void linksAndIncludesAreInTheTable() { expectNone(tidy::checkLinks(tree_)); }

    void pureFilesKnowValuesOnly() { expectNone(tidy::checkPurity(tree_)); }

    void everyModelIsUnderTheModelTester() { expectNone(tidy::checkModels(tree_)); }

    void nothingIsLeftUnfinished() { expectNone(tidy::checkWords(tree_)); }

    void theReadmeNamesWhatExists() { expectNone(tidy::checkReadme(tree_)); }

private:
    static void expectNone(const tidy::Findings& findings)
    {
        // QCOMPARE would cut the list short.
        for (const tidy::Finding& finding : findings) {
            qWarning("%s", tidy::toText({finding}).c_str());
        }
        QCOMPARE(findings.size(), std::size_t{0});
    }

    tidy::Tree tree_;
};

} // namespace bafar::test

TEST_CLASS(bafar::test::TidyTest)
#include "tidy_test.moc"
