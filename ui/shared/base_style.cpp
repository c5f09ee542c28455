#include "ui/shared/base_style.h"

#include <QPainter>
#include <QProxyStyle>
#include <QStyleOptionHeader>
#include <QTableView>

#include "ui/shared/elide.h"
#include "ui/shared/rows_view.h"

namespace bafar::shared {
namespace {

/// Behind the figures below the head of a table's column.
int gapBehind(const QWidget* heads, int column)
{
    const auto* table =
        qobject_cast<const QTableView*>(heads == nullptr ? nullptr : heads->parentWidget());
    const auto* rows =
        table == nullptr ? nullptr : qobject_cast<const RowsDelegate*>(table->itemDelegate());
    return rows == nullptr ? 0 : rows->gapBehind(column);
}

class BaseStyle : public QProxyStyle {
public:
    using QProxyStyle::QProxyStyle;

    void drawItemText(QPainter* painter,
                      const QRect& rect,
                      int flags,
                      const QPalette& palette,
                      bool enabled,
                      const QString& text,
                      QPalette::ColorRole role) const override
    {
        constexpr int Wrapped = Qt::TextWordWrap | Qt::TextForceRightToLeft; // as labels say it
        const bool isWrapped = (flags & Wrapped) == Wrapped;
        QProxyStyle::drawItemText(
            painter, rect, flags, palette, enabled,
            isWrapped ? withoutSpacesAtEnds(text, painter->font(), rect.width()) : text, role);
    }

    void drawControl(ControlElement element,
                     const QStyleOption* option,
                     QPainter* painter,
                     const QWidget* widget) const override
    {
        const auto* head = element == CE_HeaderLabel
                               ? qstyleoption_cast<const QStyleOptionHeader*>(option)
                               : nullptr;
        const int gap = head == nullptr ? 0 : gapBehind(widget, head->section);
        if (gap == 0) {
            QProxyStyle::drawControl(element, option, painter, widget);
            return;
        }
        painter->save();
        painter->translate(head->direction == Qt::RightToLeft ? gap : -gap, 0);
        QProxyStyle::drawControl(element, option, painter, widget);
        painter->restore();
    }
};

} // namespace

QStyle* makeBaseStyle()
{
    return new BaseStyle(QStringLiteral("Fusion"));
}

} // namespace bafar::shared
