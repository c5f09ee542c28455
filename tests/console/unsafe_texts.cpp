#include "tests/console/unsafe_texts.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QLabel>
#include <algorithm>

#include "tests/console/looks_walk.h"

namespace bafar::test {
namespace {

void readItem(QAccessibleInterface* item, int depth, QStringList& texts)
{
    constexpr int DepthMax = 40;
    if (item == nullptr || !item->isValid() || depth > DepthMax || item->state().invisible) {
        return;
    }
    for (const auto kind :
         {QAccessible::Name, QAccessible::Value, QAccessible::Description, QAccessible::Help}) {
        texts.append(item->text(kind));
    }
    for (int i = 0; i < item->childCount(); ++i) {
        readItem(item->child(i), depth + 1, texts);
    }
}

/// Every text of a window, marks and all.
QStringList textsIn(QWidget& window)
{
    QStringList texts{window.windowTitle()};
    readItem(QAccessible::queryAccessibleInterface(&window), 0, texts);
    eachOf<QWidget>(window, [&](const QWidget& one) { texts.append(one.toolTip()); });
    eachOf<QLabel>(window, [&](const QLabel& one) { texts.append(one.text()); });
    eachOf<QAbstractItemView>(window, [&](const QAbstractItemView& view) {
        const QAbstractItemModel* model = view.model();
        constexpr int RowsMax = 50;
        for (int row = 0; model != nullptr && row < std::min(RowsMax, model->rowCount()); ++row) {
            for (int column = 0; column < model->columnCount(); ++column) {
                const QModelIndex at = model->index(row, column);
                texts << at.data().toString() << at.data(Qt::ToolTipRole).toString();
            }
        }
    });
    texts.removeDuplicates();
    return texts;
}

/// What is wrong with a text; empty: nothing. Isolates are the product's own, and closed; a line
/// break stands between lines of its own.
QString faultOf(const QString& text)
{
    constexpr qsizetype Longest = 20'000; ///< letters: several bounded words in one text
    int depth = 0;
    for (const QChar letter : text) {
        const char16_t code = letter.unicode();
        if (letter.category() == QChar::Other_Control && code != u'\n') {
            return QStringLiteral("a control character");
        }
        if (code >= 0x202A && code <= 0x202E) {
            return QStringLiteral("an embedding or override");
        }
        depth += code >= 0x2066 && code <= 0x2068 ? 1 : 0;
        depth -= code == 0x2069 ? 1 : 0;
        if (depth < 0) {
            return QStringLiteral("an isolate closed that was not open");
        }
    }
    return depth > 0               ? QStringLiteral("an isolate that is not closed")
           : text.size() > Longest ? QStringLiteral("%1 letters").arg(text.size())
                                   : QString();
}

} // namespace

QStringList unsafeIn(QWidget& window)
{
    QStringList faults;
    for (const QString& text : textsIn(window)) {
        if (const QString fault = faultOf(text); !fault.isEmpty()) {
            faults.append(fault + QStringLiteral(": ") + inShort(text));
        }
    }
    return faults;
}

} // namespace bafar::test
