#include "ui/shared/icon.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

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

} // namespace

QIcon makeIcon(const QString& name, const QColor& normal, const QColor& active)
{
    loadIcons();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QByteArray svg = file.readAll();
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
