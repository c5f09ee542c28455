#include "app/about.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QFile>
#include <QGuiApplication>
#include <QPlainTextEdit>

#include "app/crash_log.h"
#include "app/debug_info.h"
#include "app/sheet.h"
#include "ui/shared/format.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::app {
namespace {

constexpr int AboutWidth = 620;
constexpr int TextHeight = 290;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(About)
};

/// Text of a machine: left to right, monospace, to be read and copied.
QPlainTextEdit* makeText(const QString& text, const QString& accessibleName)
{
    auto* place = new QPlainTextEdit(text);
    place->setReadOnly(true);
    place->setLayoutDirection(Qt::LeftToRight);
    place->setFont(shared::technicalFont());
    place->setFixedHeight(TextHeight);
    place->setAccessibleName(accessibleName);
    place->setTabChangesFocus(true);
    return place;
}

QPushButton* addCopy(Sheet& sheet, const QString& text)
{
    QPushButton* copy = sheet.addButton(
        Words::tr("Copy"), "", [text] { QGuiApplication::clipboard()->setText(text); }, true);
    copy->setObjectName(QStringLiteral("copy"));
    return copy;
}

void showCrash(const QString& file, QWidget* place)
{
    auto* sheet = new Sheet(Words::tr("How the console ended"), place, AboutWidth);
    sheet->setObjectName(QStringLiteral("crash report"));
    const QString text = crashText(file);
    sheet->addText(shared::breakable(shared::technical(file)));
    sheet->addWidget(makeText(text, Words::tr("The report")));
    addCopy(*sheet, text);
    sheet->addButton(Words::tr("Delete it"), "", [file] { QFile::remove(file); })
        ->setObjectName(QStringLiteral("delete crash"));
    sheet->present(sheet->addButton(Words::tr("Keep it"), "", [file] { setCrashSeen(file); }));
}

} // namespace

Sheet* showAbout(QWidget* place)
{
    auto* sheet = new Sheet(Words::tr("About Bafar"), place, AboutWidth);
    sheet->setObjectName(QStringLiteral("about"));
    sheet->addText(Words::tr("The console of small clusters on your own servers. Free software "
                             "under the GNU General Public License, version 3 or later; it comes "
                             "without any warranty."));
    const QString facts = debugInfo();
    sheet->addText(
        Words::tr("What a report about this console needs. No name, address, key or text of "
                  "yours or of a cluster is in it:"));
    sheet->addWidget(makeText(facts, Words::tr("Facts about this console")));
    addCopy(*sheet, facts);
    sheet->present(sheet->addButton(Words::tr("Close"), "", {}));
    return sheet;
}

Sheet* offerCrash(const QString& folder, QWidget* place)
{
    const QStringList files = crashesIn(folder);
    if (files.isEmpty()) {
        return nullptr;
    }
    const QString file = files.front();
    for (const QString& older : files.mid(1)) { // of runs before the last
        setCrashSeen(older);
    }
    auto* sheet = new Sheet(Words::tr("The console ended badly the last time"), place);
    sheet->setObjectName(QStringLiteral("crash"));
    sheet->addText(
        Words::tr("It left a report: where in the program it was, and the last lines of "
                  "its log, with names, addresses and secrets replaced. The cluster was not "
                  "touched by it. The report stays on this computer, and nothing sends "
                  "it anywhere."));
    sheet->addButton(Words::tr("Delete it"), "", [file] { QFile::remove(file); })
        ->setObjectName(QStringLiteral("delete crash"));
    sheet->addButton(Words::tr("Keep it"), "", [file] { setCrashSeen(file); })
        ->setObjectName(QStringLiteral("keep crash"));
    QPushButton* look = sheet->addButton(Words::tr("Look at it"), "primary",
                                         [file, place] { showCrash(file, place); });
    look->setObjectName(QStringLiteral("look at crash"));
    sheet->present(look);
    return sheet;
}

} // namespace bafar::app
