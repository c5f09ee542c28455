// The rules about what is shortened: its whole text is told somewhere.
#include <QAbstractItemView>
#include <QCoreApplication>
#include <QHelpEvent>
#include <QRegularExpression>
#include <QTextDocumentFragment>
#include <QToolTip>
#include <algorithm>

#include "tests/console/looks.h"
#include "tests/console/looks_painted.h"
#include "tests/console/looks_walk.h"
#include "ui/shared/format.h"

namespace bafar::test {
namespace {

const QChar Ellipsis(0x2026);
const QChar LetterJoiner(0x200D);

QString plainLine(const QString& text)
{
    return shared::withoutIsolation(text).simplified();
}

/// Every word of it is told, in whatever order: "web.1 · failed" by "web.1: failed".
bool tellsWords(const QString& said, const QString& text)
{
    static const QRegularExpression Between(
        QStringLiteral("[\\s\u00B7:;,\u060C\u061B\u27E6\u27E7~]+"));
    const QString told = plainLine(said);
    const QStringList words = plainLine(text).split(Between, Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(),
                       [&told](const QString& word) { return told.contains(word); });
}

/// What a pointer that rests on a cell is shown; empty: nothing.
QString tipShownAt(const QAbstractItemView& view, const QModelIndex& index)
{
    const QPoint at = view.visualRect(index).center();
    QHelpEvent asked(QEvent::ToolTip, at, view.viewport()->mapToGlobal(at));
    asked.ignore(); // whoever shows one accepts it
    QCoreApplication::sendEvent(view.viewport(), &asked);
    const QString shown = asked.isAccepted() ? QToolTip::text() : QString();
    QToolTip::hideText();
    return shown;
}

/// `shown` is what is painted of it. Nothing is wrong with a text that is told, nor with one that
/// has the sign itself.
void lookAtShortenedCell(const QAbstractItemView& view,
                         const QModelIndex& index,
                         const QString& shown,
                         QStringList& faults)
{
    const QString text = index.data().toString();
    if (text.contains(Ellipsis)) {
        return;
    }
    // A second line of a cell is not of its text.
    QString begin = shown.left(shown.indexOf(Ellipsis));
    while (begin.endsWith(LetterJoiner)) { // Qt's own, which keeps the last letter's shape
        begin.chop(1);
    }
    const QString wanted = plainLine(text).contains(plainLine(begin)) ? text : begin;
    const QString tip = index.data(Qt::ToolTipRole).toString();
    if (tellsWhole(tip, wanted) || tellsWords(tip, wanted) ||
        tellsWhole(tipShownAt(view, index), wanted)) {
        return;
    }
    faults.append(QStringLiteral("not told: row %1 column %2 of %3 shows %4 of %5, its tip says %6")
                      .arg(index.row())
                      .arg(index.column())
                      .arg(nameOf(view), inShort(shown), inShort(wanted), inShort(tip)));
}

} // namespace

bool tellsWhole(const QString& said, const QString& text)
{
    const QString wanted = plainLine(text);
    return plainLine(said).contains(wanted) ||
           plainLine(QTextDocumentFragment::fromHtml(said).toPlainText()).contains(wanted);
}

QStringList untoldIn(const std::vector<PaintedInk>& painted)
{
    QStringList faults;
    for (const PaintedInk& ink : painted) {
        const auto* view = qobject_cast<const QAbstractItemView*>(ink.widget->parentWidget());
        if (!ink.text.contains(Ellipsis) || view == nullptr || view->viewport() != ink.widget) {
            continue;
        }
        const QPoint middle = ink.widget->mapFrom(ink.widget->window(), ink.area.center());
        if (const QModelIndex index = view->indexAt(middle); index.isValid()) {
            lookAtShortenedCell(*view, index, ink.text, faults);
        }
    }
    return faults;
}

} // namespace bafar::test
