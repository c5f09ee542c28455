#include "ui/shared/base_style.h"

#include <QPainter>
#include <QProxyStyle>

#include "ui/shared/elide.h"

namespace bafar::shared {
namespace {

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
};

} // namespace

QStyle* makeBaseStyle()
{
    return new BaseStyle(QStringLiteral("Fusion"));
}

} // namespace bafar::shared
