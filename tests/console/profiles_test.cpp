// Several clusters: the folder of profiles, and the menu of the cluster's name. It is larger than
// the budget because each entry of the menu has its case on one folder.
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/cluster_menu.h"
#include "app/dump.h"
#include "app/sheet.h"
#include "tests/console/full_cluster.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/link/profile.h"
#include "ui/link/profile_folder.h"
#include "ui/shared/format.h"

namespace bafar::test {

class ProfilesTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void cleanup() { closeWindow(); }

    void theFolderIsListed();
    void oneFromElsewhereStaysThere();
    void whatIsInTheKeyringHasNoFile();
    void namesAreChecked_data();
    void namesAreChecked();
    void theMenuLeadsToTheOthers();
    void theCheckIsMirroredInNoLanguage();
    void forgettingAsksFirst();
    void renamingIsByAPersonsOwnWord();
    void theMenuLooksRight_data();
    void theMenuLooksRight();

private:
    QString write(const QString& file, const char* cluster) const;

    [[nodiscard]] QString folder() const { return folder_->filePath(QStringLiteral("profiles")); }

    app::ClusterMenu* openWithMenu(const QString& language = QStringLiteral("en"),
                                   shared::ThemeName theme = shared::ThemeName::Dark);
    [[nodiscard]] static QStringList texts(const QMenu& menu);
    [[nodiscard]] QStringList names() const;

    std::unique_ptr<QTemporaryDir> folder_;
};

void ProfilesTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(folder()));
}

QString ProfilesTest::write(const QString& name, const char* cluster) const
{
    QFile file(QDir(folder_->path()).filePath(name));
    if (file.open(QIODevice::WriteOnly)) {
        file.write(QByteArray("name: ") + cluster +
                   "\nagents:\n  - {node: n1, endpoint: 192.0.2.11:7600}\nca: ca.pem\n"
                   "certificate: me.pem\nkey: me.key\n");
    }
    return file.fileName();
}

app::ClusterMenu* ProfilesTest::openWithMenu(const QString& language, shared::ThemeName theme)
{
    openWindow(language, theme, {1024, 700}, QStringLiteral("lab"));
    auto* menu = new app::ClusterMenu(folder(), QDir(folder()).filePath(QStringLiteral("lab.yaml")),
                                      window_->centralWidget());
    window_->setClusterMenu(menu);
    Q_EMIT menu->aboutToShow();
    return menu;
}

QStringList ProfilesTest::texts(const QMenu& menu)
{
    QStringList all;
    for (const QAction* action : menu.actions()) {
        all.append(action->text());
    }
    return all;
}

QStringList ProfilesTest::names() const
{
    QStringList all;
    for (const link::ProfileEntry& entry : link::profilesIn(folder())) {
        all.append(entry.name);
    }
    return all;
}

void ProfilesTest::theFolderIsListed()
{
    write(QStringLiteral("profiles/prod.yaml"), "prod-tehran");
    write(QStringLiteral("profiles/lab.yaml"), "lab");
    write(QStringLiteral("profiles/notes.txt"), "lab");
    QFile broken(QDir(folder()).filePath(QStringLiteral("old.yaml")));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("name: [");
    broken.close();
    const auto entries = link::profilesIn(folder());
    QCOMPARE(names(),
             (QStringList{QStringLiteral("lab"), QStringLiteral("old"), QStringLiteral("prod")}));
    QCOMPARE(entries[0].cluster, QStringLiteral("lab"));
    QVERIFY(entries[0].problem.isEmpty());
    QVERIFY(!entries[1].problem.isEmpty());
    QVERIFY(entries[1].cluster.isEmpty());
    QVERIFY(link::profilesIn(QStringLiteral("/nowhere")).empty());
}

void ProfilesTest::oneFromElsewhereStaysThere()
{
    const QString file = write(QStringLiteral("lab.yaml"), "lab");
    const Result<QString> added = link::addProfile(folder(), file);
    QVERIFY(added.has_value());
    QVERIFY(link::sameFile(*added, file));
    const Result<schema::Profile> read = link::readProfile(*added);
    QVERIFY(read.has_value()); // and its paths are those beside the file
    QCOMPARE(QString::fromStdString(read->key), folder_->filePath(QStringLiteral("me.key")));
    QCOMPARE(link::addProfile(folder(), file).value(), *added); // once

    QVERIFY(QDir(folder_->path()).mkdir(QStringLiteral("other")));
    const QString second = write(QStringLiteral("other/lab.yaml"), "lab-2");
    QVERIFY(link::addProfile(folder(), second).has_value());
    QCOMPARE(names(), (QStringList{QStringLiteral("lab"), QStringLiteral("lab 2")}));
    QVERIFY(link::forgetProfile(*added).has_value());
    QVERIFY(QFile::exists(file));
    QVERIFY(!link::addProfile(folder(), QStringLiteral("/nowhere.yaml")).has_value());
}

void ProfilesTest::whatIsInTheKeyringHasNoFile()
{
    const QString lab = write(QStringLiteral("profiles/lab.yaml"), "lab");
    const link::ProfileEntry files = link::profilesIn(folder()).at(0);
    QCOMPARE(files.certificateFile, QDir(folder()).filePath(QStringLiteral("me.pem")));
    QCOMPARE(files.keyFile, QDir(folder()).filePath(QStringLiteral("me.key")));
    QVERIFY(files.keyEntry.isEmpty());
    QFile file(lab);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text =
        file.readAll().replace("me.pem", "keychain:mine").replace("me.key", "keychain:mine");
    file.close();
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    const link::ProfileEntry entry = link::profilesIn(folder()).at(0);
    QVERIFY2(entry.problem.isEmpty(), qPrintable(entry.problem));
    QVERIFY(entry.certificateFile.isEmpty());
    QVERIFY(entry.keyFile.isEmpty());
    QCOMPARE(entry.keyEntry, QStringLiteral("mine"));
    const Result<schema::Profile> read = link::readProfile(lab);
    QVERIFY(read.has_value());
    QCOMPARE(read->certificate, std::string("keychain:mine"));
    QCOMPARE(read->key, read->certificate);
}

void ProfilesTest::namesAreChecked_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("given a word, then it is") << QStringLiteral("Tehran") << true;
    QTest::newRow("given Persian, then it is") << QStringLiteral("تهران") << true;
    QTest::newRow("given its own, then it stays") << QStringLiteral("lab") << true;
    QTest::newRow("given nothing, then not") << QStringLiteral("  ") << false;
    QTest::newRow("given a way up, then not") << QStringLiteral("../lab") << false;
    QTest::newRow("given a hidden one, then not") << QStringLiteral(".lab") << false;
    QTest::newRow("given another's, then not") << QStringLiteral("prod") << false;
    QTest::newRow("given a line's end, then not") << QStringLiteral("a\nb") << false;
}

void ProfilesTest::namesAreChecked()
{
    QFETCH(QString, name);
    QFETCH(bool, isTaken);
    const QString file = write(QStringLiteral("profiles/lab.yaml"), "lab");
    write(QStringLiteral("profiles/prod.yaml"), "prod");
    QCOMPARE(link::renameProfile(file, name).has_value(), isTaken);
    QCOMPARE(names().contains(name), isTaken || name == QLatin1String("prod"));
    QCOMPARE(names().size(), 2);
}

void ProfilesTest::theMenuLeadsToTheOthers()
{
    write(QStringLiteral("profiles/lab.yaml"), "lab");
    const QString prod = write(QStringLiteral("profiles/Tehran.yaml"), "prod");
    app::ClusterMenu* menu = openWithMenu();
    QCOMPARE(texts(*menu), (QStringList{QStringLiteral("lab, shown here"),
                                        QStringLiteral("Tehran (cluster prod)"), QString(),
                                        QStringLiteral("Add a profile…")}));
    const QAction* shown = menu->actions().at(0);
    QVERIFY(shown->isEnabled()); // grey, its band would have no colour
    QVERIFY(shown->icon().pixmap(16, 16).toImage() !=
            menu->actions().at(1)->icon().pixmap(16, 16).toImage());
    QSignalSpy wanted(menu, &app::ClusterMenu::openWanted);
    const QMenu* more = menu->actions().at(1)->menu();
    more->actions().at(0)->trigger();
    more->actions().at(1)->trigger();
    QCOMPARE(wanted.at(0), (QList<QVariant>{prod, false}));
    QCOMPARE(wanted.at(1), (QList<QVariant>{prod, true}));
    auto* button = window_->findChild<QPushButton*>(QStringLiteral("cluster menu"));
    QTRY_VERIFY(button->isVisible());
    QCOMPARE(button->text(), QStringLiteral("lab"));
}

void ProfilesTest::theCheckIsMirroredInNoLanguage()
{
    write(QStringLiteral("profiles/lab.yaml"), "lab");
    const auto iconIn = [this](const QString& language) {
        const app::ClusterMenu* menu = openWithMenu(language);
        const QImage icon = menu->actions().at(0)->icon().pixmap(QSize(16, 16), 2).toImage();
        closeWindow();
        return icon;
    };
    const QImage english = iconIn(QStringLiteral("en"));
    const QImage persian = iconIn(QStringLiteral("fa"));
    QCOMPARE(english.size(), QSize(32, 32));
    QCOMPARE(persian.copy(24, 0, 8, 32), english.copy(0, 0, 8, 32));   // the band leads
    QCOMPARE(persian.copy(1, 0, 20, 32), english.copy(12, 0, 20, 32)); // the check, 4 px from it
}

void ProfilesTest::forgettingAsksFirst()
{
    write(QStringLiteral("profiles/lab.yaml"), "lab");
    write(QStringLiteral("profiles/prod.yaml"), "prod-tehran");
    const app::ClusterMenu* menu = openWithMenu();
    const auto forget = [&] {
        menu->actions().at(1)->menu()->actions().back()->trigger();
        return window_->findChild<app::Sheet*>();
    };
    app::Sheet* sheet = forget();
    QVERIFY(sheet != nullptr);
    QStringList said;
    for (const QLabel* label : sheet->findChildren<const QLabel*>()) {
        said.append(shared::withoutIsolation(label->text()));
    }
    QVERIFY2(said.contains(QLatin1String("Cluster prod-tehran")), qPrintable(said.join(u'\n')));
    QTest::keyClick(window_->focusWidget(), Qt::Key_Return); // Cancel has the focus; Enter is none
    QTest::keyClick(window_->focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(window_->findChild<app::Sheet*>() == nullptr);
    QCOMPARE(names().size(), 2);
    sheet = forget();
    QTest::keyClick(window_.get(), Qt::Key_L, Qt::ControlModifier);
    QVERIFY(session_->readOnly()); // nothing behind it hears a key
    sheet->findChild<QPushButton*>(QStringLiteral("forget profile"))->click();
    QCOMPARE(names(), QStringList{QStringLiteral("lab")});
}

void ProfilesTest::renamingIsByAPersonsOwnWord()
{
    write(QStringLiteral("profiles/lab.yaml"), "lab");
    write(QStringLiteral("profiles/prod.yaml"), "prod");
    app::ClusterMenu* menu = openWithMenu();
    menu->actions().at(1)->menu()->actions().at(3)->trigger();
    auto* line = window_->findChild<QLineEdit*>(QStringLiteral("profile name"));
    QVERIFY(line->hasFocus());
    line->setText(QStringLiteral("Tehran"));
    window_->findChild<QPushButton*>(QStringLiteral("rename profile"))->click();
    QCOMPARE(names(), (QStringList{QStringLiteral("lab"), QStringLiteral("Tehran")}));
}

void ProfilesTest::theMenuLooksRight_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::newRow("clusters dark")
        << QStringLiteral("en") << static_cast<int>(shared::ThemeName::Dark);
    QTest::newRow("clusters fa light")
        << QStringLiteral("fa") << static_cast<int>(shared::ThemeName::Light);
}

void ProfilesTest::theMenuLooksRight()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    write(QStringLiteral("profiles/lab.yaml"), "lab");
    write(QStringLiteral("profiles/prod.yaml"), "prod-tehran");
    app::ClusterMenu* menu = openWithMenu(language, static_cast<shared::ThemeName>(theme));
    speakFull(agents_, {});
    QTRY_COMPARE(session_->topology().things.size(), thingsOf({}));
    menu->popup(window_->mapToGlobal(QPoint(300, 60)));
    QVERIFY(menu->isVisible());
    for (const QAction* action : menu->actions()) {
        const QRect place = menu->actionGeometry(const_cast<QAction*>(action));
        QVERIFY2(action->isSeparator() ||
                     place.width() > menu->fontMetrics().horizontalAdvance(action->text()),
                 qPrintable(action->text()));
    }
    const QString look = qEnvironmentVariable("BAFAR_LOOK");
    if (!look.isEmpty()) {
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        QVERIFY(app::dumpWindow(*window_, look, name).has_value());
        QVERIFY(menu->grab().save(look + QLatin1Char('/') + name + QLatin1String(" menu.png")));
        menu->actions().at(1)->menu()->actions().back()->trigger();
        menu->close();
        QVERIFY(app::dumpWindow(*window_, look, name + QLatin1String(" forget")).has_value());
    }
}

} // namespace bafar::test

TEST_CLASS(bafar::test::ProfilesTest)
#include "profiles_test.moc"
