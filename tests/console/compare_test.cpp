// Two revisions of a service: which two, what differs, in which words; and on the page, by keys. It
// is larger than the budget because the page is walked through in one piece.
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include "app/dump.h"
#include "app/main_window.h"
#include "core/schema/deployment.h"
#include "tests/console/full_cluster.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/deployment/compare.h"
#include "ui/deployment/compare_sheet.h"
#include "ui/deployment/model.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"

namespace bafar::test {

using schema::deployment::Deployment;
using ui::deployment::CompareLine;
using ui::deployment::RecordsModel;

class CompareTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:

    void cleanup() { closeWindow(); }

    void whichTwoAreCompared_data();
    void whichTwoAreCompared();
    void whatDiffersIsSaid_data();
    void whatDiffersIsSaid();
    void onlyTokensStandInTheFontOfCode_data();
    void onlyTokensStandInTheFontOfCode();
    void thePageComparesTwo_data();
    void thePageComparesTwo();

private:
    QString text() { return shared::withoutIsolation(app::accessibleText(*window_)); }
};

static Deployment revision(const char* id, const char* service, const char* image, int secondsAgo)
{
    Deployment record;
    record.id = id;
    record.service = service;
    record.toImage = image;
    record.who = "operator/sara";
    record.startedAt = {SomeDay.unixMs - secondsAgo * 1000};
    record.state = schema::ActionState::Succeeded;
    record.after.emplace();
    record.after->replicas = 3;
    record.after->environment = {"MODE=fast", "DB_PASSWORD=(hidden)"};
    record.after->ports = {"8080/tcp=80 (ingress)"};
    return record;
}

/// Newest first, as all are.
static std::vector<Deployment> revisions()
{
    return {revision("d4", "web", "lab/web:4@sha256:dd", 60),
            revision("a1", "api", "lab/api:1@sha256:aa", 120),
            revision("d3", "web", "lab/web:3@sha256:cc", 600),
            revision("d1", "web", "lab/web:1@sha256:aa", 6000)};
}

void CompareTest::whichTwoAreCompared_data()
{
    QTest::addColumn<QStringList>("chosen");
    QTest::addColumn<QString>("pair");
    const auto row = [](const char* name, const QStringList& chosen, const char* pair) {
        QTest::newRow(name) << chosen << QString::fromLatin1(pair);
    };
    row("given none chosen, then the newest service's last two", {}, "d3 d4");
    row("given one, then the last two of its service", {QStringLiteral("d1")}, "d3 d4");
    row("given two that are no neighbours, then the older one first",
        {QStringLiteral("d4"), QStringLiteral("d1")}, "d1 d4");
    row("given them the other way round", {QStringLiteral("d1"), QStringLiteral("d4")}, "d1 d4");
    row("given two services", {QStringLiteral("d4"), QStringLiteral("a1")},
        "Only two changes of one service can be compared.");
    row("given a service with one change", {QStringLiteral("a1")},
        "There is only one change of this service.");
    row("given three", {QStringLiteral("d4"), QStringLiteral("d3"), QStringLiteral("d1")},
        "Choose two changes to compare them.");
    row("given one that is gone", {QStringLiteral("d9")}, "Choose two changes to compare them.");
}

void CompareTest::whichTwoAreCompared()
{
    QFETCH(const QStringList, chosen);
    QFETCH(const QString, pair);
    std::vector<std::string> ids;
    for (const QString& id : chosen) {
        ids.push_back(id.toStdString());
    }
    const auto found = ui::deployment::pairOf(revisions(), ids);
    const QString why = ui::deployment::whyNoPair(revisions(), ids);
    QCOMPARE(found ? QString::fromStdString(found->older + " " + found->newer) : why, pair);
    QCOMPARE(found.has_value(), why.isEmpty());
    QVERIFY(!ui::deployment::pairOf({}, {}));
}

static std::string cutLines()
{
    const std::string cut(160 - 2, 'x');
    return "Environment A " + cut + ">" + cut +
           " not known|Environment B y…>y… not known|Environment C 1…>2… changed";
}

/// It is larger than the budget because each case is one row of one table.
void CompareTest::whatDiffersIsSaid_data()
{
    using Make = std::function<void(Deployment & older, Deployment & newer)>;
    QTest::addColumn<Make>("given");
    QTest::addColumn<QString>("then");
    const auto row = [](const char* name, Make given, const char* then) {
        QTest::newRow(name) << std::move(given) << QString::fromUtf8(then);
    };
    row(
        "given the same, then a secret is still not known", [](Deployment&, Deployment&) {},
        "Environment DB_PASSWORD hidden>hidden not known");
    row(
        "given another content of the same tag",
        [](Deployment&, Deployment& newer) { newer.toImage = "lab/web:1@sha256:ee"; },
        "Digest sha256:aa>sha256:ee changed|Environment DB_PASSWORD hidden>hidden not known");
    row(
        "given an image that is not pinned, then its digest is not known",
        [](Deployment& older, Deployment&) { older.toImage = "lab/web:1"; },
        "Digest >sha256:aa not known|Environment DB_PASSWORD hidden>hidden not known");
    row(
        "given more tasks, and a global one",
        [](Deployment& older, Deployment& newer) {
            newer.after->replicas = 5;
            older.after->environment = newer.after->environment = {};
        },
        "Tasks 3>5 changed");
    row(
        "given variables that came, went and changed",
        [](Deployment& older, Deployment& newer) {
            older.after->environment = {"A=1", "B=2", "C=3"};
            newer.after->environment = {"A=1", "B=4", "D=x=y"};
        },
        "Environment B 2>4 changed|Environment C 3> removed|Environment D >x=y added");
    row(
        "given a secret that is new, then it was added",
        [](Deployment& older, Deployment&) { older.after->environment = {"MODE=fast"}; },
        "Environment DB_PASSWORD >hidden added");
    row(
        "given a constraint, then it is whole in both",
        [](Deployment& older, Deployment& newer) {
            older.after->environment = newer.after->environment = {};
            newer.after->constraints = {"node.role==manager"};
        },
        "Placement node.role==manager >node.role==manager added");
    row(
        "given mounts and ports",
        [](Deployment& older, Deployment& newer) {
            older.after->environment = newer.after->environment = {};
            older.after->mounts = {"/data=volume a"};
            newer.after->mounts = {"/data=volume b, read-only"};
            newer.after->ports = {};
        },
        "Mounts /data volume a>volume b, read-only changed|Ports 8080/tcp 80 (ingress)> removed");
    row(
        "given lines that were left out, then what one side has is not known",
        [](Deployment& older, Deployment& newer) {
            older.after->environment = {"A=1", "B=2"};
            newer.after->environment = {"B=3", "C=4"};
            newer.after->leftOut = 1;
        },
        "Environment A 1> not known|Environment B 2>3 changed|Environment C >4 not known");
    row(
        "given lines that were cut, then the same is not known",
        [](Deployment& older, Deployment& newer) {
            const std::string cut(160 - 2, 'x');
            older.after->environment = {"A=" + cut, "B=y…", "C=1…"};
            newer.after->environment = {"A=" + cut, "B=y…", "C=2…"};
        },
        cutLines().c_str());
    row(
        "given a name alone and an empty value",
        [](Deployment& older, Deployment& newer) {
            older.after->environment = {"DEBUG=", "TRACE", "QUIET="};
            newer.after->environment = {"DEBUG=1", "TRACE=", "QUIET="};
        },
        "Environment DEBUG (empty)>1 changed|Environment TRACE TRACE>(empty) changed");
    row(
        "given that nothing was recorded of the older one",
        [](Deployment& older, Deployment& newer) {
            older.after.reset();
            newer.after = schema::ServiceShape{};
            older.toReplicas = 2;
            newer.after->replicas = 2;
        },
        "Environment >0 lines not known|Mounts >0 lines not known|Ports >0 lines not known|"
        "Labels >0 lines not known|Placement >0 lines not known");
}

void CompareTest::whatDiffersIsSaid()
{
    QFETCH(const std::function<void(Deployment&, Deployment&)>, given);
    QFETCH(const QString, then);
    Deployment older = revision("d1", "web", "lab/web:1@sha256:aa", 600);
    Deployment newer = revision("d2", "web", "lab/web:1@sha256:aa", 60);
    given(older, newer);
    QStringList differing;
    for (const CompareLine& line : ui::deployment::compare(older, newer)) {
        if (line.difference != ui::deployment::Difference::Same) {
            differing.append(line.part + QLatin1Char(' ') +
                             (line.name.isEmpty() ? QString() : line.name + QLatin1Char(' ')) +
                             line.before.text + QLatin1Char('>') + line.after.text +
                             QLatin1Char(' ') + ui::deployment::differenceWord(line.difference));
        }
    }
    QCOMPARE(differing.join(QLatin1Char('|')), then);
    const bool complete = !newer.after || newer.after->leftOut == 0;
    QCOMPARE(ui::deployment::leftOutNote(older, newer).isEmpty(), complete);
}

void CompareTest::onlyTokensStandInTheFontOfCode_data()
{
    QTest::addColumn<std::string>("value");
    QTest::addColumn<bool>("isToken");
    QTest::newRow("given a value, then in that of code") << std::string("slow") << true;
    QTest::newRow("given one that reads as the word, then so, too")
        << std::string("hidden") << true;
    QTest::newRow("given a secret, then a word") << std::string(schema::HiddenValue) << false;
    QTest::newRow("given none, then a word") << std::string() << false;
}

void CompareTest::onlyTokensStandInTheFontOfCode()
{
    using Model = ui::deployment::CompareModel;
    QFETCH(const std::string, value);
    QFETCH(const bool, isToken);
    Deployment older = revision("d1", "web", "lab/web:1@sha256:aa", 600);
    Deployment newer = revision("d2", "web", "lab/web:1@sha256:aa", 60);
    older.after->environment = {};
    newer.after->environment = {"MODE=" + value};
    Model model;
    model.setLines(ui::deployment::compare(older, newer));
    const int row = model.rowOf(QStringLiteral("Environment/MODE"));
    QVERIFY(row >= 0);
    const auto font = model.index(row, Model::After).data(Qt::FontRole).value<QFont>();
    QCOMPARE(font.families(), (isToken ? shared::technicalFont() : shared::bodyFont()).families());
    QVERIFY(font.bold()); // it was added
}

void CompareTest::thePageComparesTwo_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::addColumn<QSize>("size");
    QTest::newRow("en-dark-1440") << "en" << static_cast<int>(shared::ThemeName::Dark)
                                  << QSize(1440, 900);
    QTest::newRow("fa-light-1024")
        << "fa" << static_cast<int>(shared::ThemeName::Light) << QSize(1024, 700);
    QTest::newRow("en-contrast-1024")
        << "en" << static_cast<int>(shared::ThemeName::HighContrast) << QSize(1024, 700);
}

/// A sign for the eye, and its word for readers; only what differs is bold.
static void linesLookAsTheyAre(const QAbstractItemModel& all)
{
    using Model = ui::deployment::CompareModel;
    for (int row = 0; row < all.rowCount(); ++row) {
        const QModelIndex what = all.index(row, Model::What);
        const QString word = what.data(Qt::AccessibleTextRole).toString();
        QCOMPARE(what.data().toString().mid(2), word);
        const bool differs = QStringLiteral("+~").contains(what.data().toString().front()) ||
                             what.data().toString().front() == QChar(0x2212);
        for (const int column : {Model::Before, Model::After}) {
            const QModelIndex value = all.index(row, column);
            const bool isMissing = value.data().toString() == QStringLiteral("–");
            QCOMPARE(value.data(Qt::FontRole).value<QFont>().bold(), differs && !isMissing);
        }
    }
}

void CompareTest::thePageComparesTwo()
{
    QFETCH(const QString, language);
    QFETCH(const int, theme);
    QFETCH(const QSize, size);
    openWindow(language, static_cast<shared::ThemeName>(theme), size);
    schema::deployment::Status status;
    status.state = schema::State::Ok;
    status.records = revisions();
    status.records[0].after->environment = {"MODE=slow", "DB_PASSWORD=(hidden)", "NEW=1"};
    status.records[0].after->constraints = {"node.role==manager"};
    status.records[3].after->mounts = {"/data=volume shop-data"};
    for (const auto& [name, link] : agents_) {
        schema::Message message;
        message.kind = schema::MessageKind::Snapshot;
        message.at = SomeDay;
        message.snapshot = fullSnapshotOf(name);
        message.snapshot->concepts["deployment"].status.text = schema::toJson(status);
        link->say(message);
    }
    window_->openPage(QStringLiteral("deployment"));
    auto* button = window_->findChild<QPushButton*>(QStringLiteral("compare changes"));
    QTRY_VERIFY(button->isEnabled());
    QTableView* table = nullptr;
    for (QTableView* one : window_->findChildren<QTableView*>()) {
        table = qobject_cast<RecordsModel*>(one->model()) != nullptr ? one : table;
    }
    QVERIFY(table != nullptr);
    // The newest is chosen; Shift and the keys to the last one, the others off by Ctrl.
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    table->selectionModel()->select(table->model()->index(3, 0),
                                    QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QVERIFY(button->isEnabled());
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    auto* sheet = window_->findChild<ui::deployment::CompareSheet*>();
    QVERIFY(sheet != nullptr && sheet->isVisible());
    QTest::qWait(60);
    const QString said = text();
    for (const char* part : {"MODE", "slow", "node.role==manager", "volume shop-data"}) {
        QVERIFY2(said.contains(QLatin1String(part)), part);
    }
    QVERIFY(language != QLatin1String("en") || said.contains(QLatin1String("removed")));
    QVERIFY(language != QLatin1String("en") ||
            said.contains(QLatin1String("an unknown image to web:1")));
    // Nothing in it looks chosen, and it has no room that is not used.
    const auto* lines = sheet->findChild<QTableView*>();
    QVERIFY(lines != nullptr && lines->selectionModel()->selectedIndexes().isEmpty());
    QTRY_COMPARE(lines->viewport()->height(), lines->verticalHeader()->length());
    linesLookAsTheyAre(*lines->model());
    if (const QString folder = qEnvironmentVariable("BAFAR_LOOK"); !folder.isEmpty()) {
        QVERIFY(app::dumpWindow(*window_, folder,
                                QStringLiteral("compare-") +
                                    QString::fromLatin1(QTest::currentDataTag()))
                    .has_value());
    }
    QTest::keyClick(sheet, Qt::Key_Escape);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(window_->findChild<ui::deployment::CompareSheet*>() == nullptr);
    QVERIFY(button->hasFocus());
}

} // namespace bafar::test

using bafar::test::CompareTest;
TEST_CLASS(CompareTest)
#include "compare_test.moc"
