#include "ui/shared/icon.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>
#include <utility>

// The macro must stand outside of any namespace.
static void loadIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace bafar::shared {
namespace {

constexpr int Sizes[] = {16, 20, 24, 32, 48};

QPixmap rendered(const QByteArray& svg, const QColor& colour, int size)
{
    QByteArray coloured = svg;
    coloured.replace(QByteArrayLiteral("#808080"), colour.name().toLatin1());
    QSvgRenderer renderer(coloured);
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

/// Empty: there is none of that name.
QByteArray svgOf(const QString& name)
{
    loadIcons();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Rendered anew only when size, state or theme are others than the last time.
class ThemedIcon : public QIconEngine {
public:
    ThemedIcon(QByteArray svg, QColor Tokens::*normal, QColor Tokens::*active)
        : svg_(std::move(svg))
        , normal_(normal)
        , active_(active)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal scale = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, pixmap(rect.size() * scale, mode, state));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        const Tokens& tokens = tokensOf(QGuiApplication::palette());
        const QColor colour = mode == QIcon::Disabled ? tokens.faint
                              : state == QIcon::On    ? tokens.*active_
                                                      : tokens.*normal_;
        const int side = std::min(size.width(), size.height());
        if (last_.isNull() || last_.width() != side || lastColour_ != colour) {
            last_ = rendered(svg_, colour, side);
            lastColour_ = colour;
        }
        return last_;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new ThemedIcon(*this); }

private:
    QByteArray svg_;
    QColor Tokens::*normal_;
    QColor Tokens::*active_;
    QPixmap last_;
    QColor lastColour_;
};

} // namespace

QIcon makeIcon(const QString& name, QColor Tokens::*normal, QColor Tokens::*active)
{
    QByteArray svg = svgOf(name);
    return svg.isEmpty() ? QIcon() : QIcon(new ThemedIcon(std::move(svg), normal, active));
}

QIcon makeIcon(const QString& name, const QColor& normal, const QColor& active)
{
    const QByteArray svg = svgOf(name);
    if (svg.isEmpty()) {
        return {};
    }
    QIcon icon;
    for (const int size : Sizes) {
        icon.addPixmap(rendered(svg, normal, size), QIcon::Normal, QIcon::Off);
        icon.addPixmap(rendered(svg, active, size), QIcon::Normal, QIcon::On);
    }
    return icon;
}

QIcon programIcon()
{
    loadIcons();
    return QIcon(QStringLiteral(":/icons/bafar.svg"));
}

} // namespace bafar::shared
