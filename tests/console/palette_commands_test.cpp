// What the window's menus can do, found and done in the palette.
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "app/alert_messages.h"
#include "app/cluster_menu.h"
#include "app/window_menu.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/desktop/theme_keeper.h"
#include "ui/palette/model.h"
#include "ui/palette/popup.h"
#include "ui/shared/format.h"

namespace bafar::test {

class PaletteCommandsTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:

    void cleanup() { closeWindow(); }

    void theyAreFoundByWordsOfBothParts_data();
    void theyAreFoundByWordsOfBothParts();
    void oneDoesWhatItsEntryDoes();
    void whatIsOnSaysSo();
    void whatCannotBeDoneIsNotListed();
    void eachIsListedOnce();
    void profilesAreAmongThem();

private:
    void open(const QString& language);
    void ask(const QString& typed);
    void take();
    [[nodiscard]] const ui::palette::Row& current() const;
    [[nodiscard]] qsizetype rowsOf(const QString& title) const;

    [[nodiscard]] QLineEdit* line() const
    {
        return window_->findChild<QLineEdit*>(QStringLiteral("paletteLine"));
    }

    [[nodiscard]] QListView* list() const
    {
        return window_->findChild<QListView*>(QStringLiteral("paletteList"));
    }

    [[nodiscard]] const std::vector<ui::palette::Row>& rows() const
    {
        return qobject_cast<const ui::palette::RowsList*>(list()->model())->rows();
    }
};

void PaletteCommandsTest::open(const QString& language)
{
    openWindow(language, shared::ThemeName::Light, {1440, 900});
}

void PaletteCommandsTest::ask(const QString& typed)
{
    QTest::keyClick(window_.get(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(window_->palettePopup() != nullptr);
    QTRY_VERIFY(line()->hasFocus());
    line()->setText(typed); // keyClicks() knows no Persian
}

/// What is chosen; the palette is gone then.
void PaletteCommandsTest::take()
{
    QTest::keyClick(line(), Qt::Key_Return);
    QTRY_VERIFY(list() == nullptr);
}

const ui::palette::Row& PaletteCommandsTest::current() const
{
    static const ui::palette::Row None;
    const int row = list()->currentIndex().row();
    return row < 0 ? None : rows()[static_cast<std::size_t>(row)];
}

qsizetype PaletteCommandsTest::rowsOf(const QString& title) const
{
    return std::count_if(rows().begin(), rows().end(), [&title](const ui::palette::Row& row) {
        return !row.isHead && row.title == title;
    });
}

void PaletteCommandsTest::theyAreFoundByWordsOfBothParts_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("place");
    const auto row = [](const char* name, const char* language, const char* typed,
                        const char* title, const char* place) {
        QTest::newRow(name) << QString::fromLatin1(language) << QString::fromUtf8(typed)
                            << QString::fromUtf8(title) << QString::fromUtf8(place);
    };
    row("given a choice, then it", "en", "dark", "Theme: Dark", "Command");
    row("given menu and choice, then it", "en", "theme high", "Theme: High contrast", "Command");
    row("given them the other way, then it", "en", "contrast theme", "Theme: High contrast",
        "Command");
    row("given an entry of the menu itself, then it", "en", "about", "About Bafar", "Command");
    row("given a language's own name, then it", "en", "فارسی", "Language: فارسی", "Command");
    row("given Persian, then it", "fa", "تیره", "پوسته: تیره", "فرمان");
    row("given menu and choice in Persian, then it", "fa", "فارسی زبان", "زبان: فارسی", "فرمان");
    row("given the Latin name in Persian, then it", "fa", "dark", "پوسته: تیره", "فرمان");
}

void PaletteCommandsTest::theyAreFoundByWordsOfBothParts()
{
    QFETCH(const QString, language);
    QFETCH(const QString, typed);
    open(language);
    ui::desktop::ThemeKeeper keeper(*qApp);
    window_->menu().addLooks(keeper);
    window_->menu().addLanguages({}, [](const QString&) {});
    ask(typed);
    QTEST(shared::withoutIsolation(current().title), "title");
    QTEST(current().place, "place");
    QVERIFY(current().enabled);
    const QModelIndex index = list()->currentIndex();
    QCOMPARE(index.data(Qt::AccessibleTextRole).toString(), current().title);
}

void PaletteCommandsTest::oneDoesWhatItsEntryDoes()
{
    open(QStringLiteral("en"));
    ui::desktop::ThemeKeeper keeper(*qApp);
    keeper.choose(shared::ThemeName::Light);
    window_->menu().addLooks(keeper);
    ask(QStringLiteral("dark"));
    QCOMPARE(current().detail, QString());
    take();
    QVERIFY(keeper.chosen() == shared::ThemeName::Dark);
    ask(QStringLiteral("dark"));
    QCOMPARE(current().detail, QStringLiteral("chosen now"));
}

void PaletteCommandsTest::whatIsOnSaysSo()
{
    open(QStringLiteral("en"));
    ask(QStringLiteral("mute messages"));
    take();
    QVERIFY(window_->messages().muted());
    ask(QStringLiteral("mute messages"));
    QCOMPARE(current().detail, QStringLiteral("on now, and off with this"));
    take();
    QVERIFY(!window_->messages().muted());
}

void PaletteCommandsTest::whatCannotBeDoneIsNotListed()
{
    const QString mute = QStringLiteral("Mute messages for an hour");
    open(QStringLiteral("en"));
    ask(QStringLiteral("mute messages"));
    QCOMPARE(rowsOf(mute), 1);
    QTest::keyClick(line(), Qt::Key_Escape);
    QTRY_VERIFY(list() == nullptr);
    window_->messages().setEnabled(false);
    ask(QStringLiteral("mute messages"));
    QCOMPARE(rowsOf(mute), 0);
}

/// The list of keys has a key, and stands in the menu, too.
void PaletteCommandsTest::eachIsListedOnce()
{
    open(QStringLiteral("en"));
    ask(QStringLiteral("list the keys"));
    QCOMPARE(rowsOf(QStringLiteral("List the keys")), 1);
    QCOMPARE(current().place, QStringLiteral("F1"));
}

void PaletteCommandsTest::profilesAreAmongThem()
{
    const QTemporaryDir folder;
    open(QStringLiteral("en"));
    auto* menu = new app::ClusterMenu(folder.path(), {}, window_->centralWidget());
    window_->setClusterMenu(menu);
    QFile file(QDir(folder.path()).filePath(QStringLiteral("prod.yaml"))); // since the menu is
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("name: prod\nagents:\n  - {node: n1, endpoint: 192.0.2.11:7600}\nca: ca.pem\n"
               "certificate: me.pem\nkey: me.key\n");
    file.close();
    QSignalSpy wanted(menu, &app::ClusterMenu::openWanted);
    ask(QStringLiteral("prod open here"));
    QCOMPARE(current().title, QStringLiteral("Clusters: prod: Open here"));
    take();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.at(0), (QList<QVariant>{file.fileName(), true}));
}

} // namespace bafar::test

TEST_CLASS(bafar::test::PaletteCommandsTest)
#include "palette_commands_test.moc"
