// The rules about names and words, and how rules go through a window.
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <algorithm>

#include "tests/console/looks.h"
#include "tests/console/looks_walk.h"
#include "tests/console/pseudo_language.h"
#include "ui/shared/agent_phrases.h"
#include "ui/shared/format.h"

namespace bafar::test {
namespace {

/// What agents say, which is English before it is translated, with anything where values stand.
const std::vector<QRegularExpression>& agentSentences()
{
    static const std::vector<QRegularExpression> List = [] {
        QStringList phrases;
        for (const char* phrase : shared::allPhrases()) {
            phrases.append(QString::fromUtf8(phrase));
        }
        std::sort(phrases.begin(), phrases.end(),
                  [](const QString& a, const QString& b) { return a.size() > b.size(); });
        static const QRegularExpression Place(QStringLiteral("%[0-9]"));
        std::vector<QRegularExpression> made;
        for (const QString& phrase : phrases) {
            QStringList parts = phrase.split(Place);
            std::transform(parts.begin(), parts.end(), parts.begin(),
                           [](const QString& part) { return QRegularExpression::escape(part); });
            made.emplace_back(parts.join(QStringLiteral(".{0,80}?")));
        }
        return made;
    }();
    return List;
}

bool hasWords(const QString& text)
{
    static const QRegularExpression Isolated(
        QStringLiteral("[\u2066\u2067\u2068][^\u2069]*\u2069"));
    static const QRegularExpression Word(QStringLiteral("[A-Za-z]{3,}"));
    static const QRegularExpression Tag(QStringLiteral("<[^>]*>"));
    // What is called so in every language.
    static const QRegularExpression Proper(QStringLiteral(
        "\\b(GTID|JSON|CSV|PNG|HTTP|TCP|CPU|VRRP|Keepalived|MariaDB|Redis|Docker|Swarm|"
        "gluster|Gluster|nginx|Prometheus|Bafar|Ctrl|Shift|Alt|Space|Escape)\\b"));
    // Where lines may break says nothing of the words.
    QString left = QString(text).remove(Tag).remove(Proper);
    left.replace(QStringLiteral("\u00A0\uFEFF"), QStringLiteral(" "));
    left.remove(QChar(0xFEFF)).remove(QChar(0x200B));
    for (QString before; before != left;) { // isolates stand inside each other
        before = left;
        left.remove(Isolated);
    }
    left = PseudoLanguage::withoutTranslated(left);
    for (const QRegularExpression& sentence : agentSentences()) {
        if (!Word.match(left).hasMatch()) {
            return false;
        }
        left.remove(sentence);
    }
    return Word.match(left).hasMatch();
}

} // namespace

QString nameOf(const QWidget& widget)
{
    QString name = QString::fromLatin1(widget.metaObject()->className());
    if (!widget.objectName().isEmpty()) {
        name += QLatin1Char(' ') + widget.objectName();
    }
    for (const QWidget* up = widget.parentWidget(); up != nullptr; up = up->parentWidget()) {
        if (!up->objectName().isEmpty() && !up->objectName().startsWith(QLatin1String("qt_"))) {
            return name + QStringLiteral(" in ") + up->objectName();
        }
    }
    return name;
}

QString inShort(const QString& text)
{
    constexpr int Shown = 60;
    return QLatin1Char('"') + shared::withoutIsolation(text).left(Shown) + QLatin1Char('"');
}

void eachCell(const QAbstractItemView& view,
              const std::function<void(const QModelIndex& index, const QRect& area)>& visit)
{
    if (qobject_cast<const QHeaderView*>(&view) != nullptr) {
        return; // whose texts are no cells
    }
    const QAbstractItemModel* model = view.model();
    const QRect seen = view.viewport()->rect();
    // Rows stand in the model's order: those before the first that is seen are not.
    const QModelIndex first = view.indexAt(QPoint(seen.center().x(), 0));
    const int rows = model == nullptr ? 0 : model->rowCount(view.rootIndex());
    for (int row = std::max(0, first.row()); row < rows; ++row) {
        bool isBelow = true;
        for (int column = 0; column < model->columnCount(view.rootIndex()); ++column) {
            const QModelIndex index = model->index(row, column, view.rootIndex());
            const QRect area = view.visualRect(index);
            isBelow = isBelow && area.top() > seen.bottom();
            if (!area.isEmpty() && seen.intersects(area)) {
                visit(index, area);
            }
        }
        if (isBelow) {
            return;
        }
    }
}

QStringList namelessIn(const QWidget& window)
{
    QStringList faults;
    eachOf<QWidget>(window, [&](const QWidget& one) {
        if (one.focusPolicy() == Qt::NoFocus || one.focusProxy() != nullptr) {
            return;
        }
        const QAccessibleInterface* said =
            QAccessible::queryAccessibleInterface(const_cast<QWidget*>(&one));
        if (said == nullptr || said->text(QAccessible::Name).isEmpty()) {
            faults.append(QStringLiteral("no name: %1").arg(nameOf(one)));
        }
    });
    return faults;
}

QStringList untranslatedIn(const QWidget& window)
{
    QStringList faults;
    const auto look = [&faults](const QWidget& widget, const QString& text) {
        if (hasWords(text)) {
            faults.append(
                QStringLiteral("not translated: %1 %2").arg(nameOf(widget), inShort(text)));
        }
    };
    eachOf<QLabel>(window, [&](const QLabel& one) { look(one, one.text()); });
    eachOf<QAbstractButton>(window, [&](const QAbstractButton& one) { look(one, one.text()); });
    eachOf<QLineEdit>(window, [&](const QLineEdit& one) { look(one, one.placeholderText()); });
    eachOf<QHeaderView>(window, [&](const QHeaderView& one) {
        for (int i = 0; one.model() != nullptr && i < one.count(); ++i) {
            look(one, one.model()->headerData(i, one.orientation()).toString());
        }
    });
    eachOf<QWidget>(window, [&](const QWidget& one) {
        look(one, one.toolTip());
        look(one, one.accessibleName());
        look(one, one.accessibleDescription());
    });
    return faults;
}

} // namespace bafar::test
