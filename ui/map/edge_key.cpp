#include "ui/map/edge_key.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>
#include <cmath>

#include "ui/map/edge.h"
#include "ui/shared/format.h"
#include "ui/shared/theme.h"

namespace bafar::ui::map {
namespace {

constexpr double RowHigh = 20;
constexpr double RowSide = 6;     ///< before the first sample and after the last
constexpr double SampleLong = 28; ///< of a line
constexpr double SampleToWord = 6;
constexpr double SampleApart = 16;
constexpr double SampleWidth = 2; ///< of requests: as wide as a few a second

} // namespace

EdgeKey::EdgeKey(QWidget* parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Kinds of lines"));
}

void EdgeKey::setKinds(const std::set<schema::RelationKind>& kinds)
{
    if (kinds == kinds_) {
        return;
    }
    kinds_ = kinds;
    itemsChanged();
    updateGeometry();
    update();
}

void EdgeKey::setStacked(bool isStacked)
{
    if (isStacked == isStacked_) {
        return;
    }
    isStacked_ = isStacked;
    itemsChanged();
    updateGeometry();
    update();
}

QString EdgeKey::wordOf(schema::RelationKind kind)
{
    switch (kind) {
    case schema::RelationKind::Owns: return tr("owner now");
    case schema::RelationKind::Standby: return tr("stands by");
    case schema::RelationKind::Traffic: return tr("sends requests");
    case schema::RelationKind::Replicates: return tr("replicates");
    case schema::RelationKind::Write:
    case schema::RelationKind::Read:
    case schema::RelationKind::Mirrors:
    case schema::RelationKind::RunsOn:
    case schema::RelationKind::Peers: break;
    }
    return {};
}

std::vector<EdgeKey::Sample> EdgeKey::samples() const
{
    const QFontMetricsF metrics(shared::captionFont());
    std::vector<Sample> samples;
    double x = RowSide;
    double y = 0;
    for (const schema::RelationKind kind : kinds_) {
        const QString word = wordOf(kind);
        if (!word.isEmpty()) {
            const double wide =
                SampleLong + SampleToWord + std::ceil(metrics.horizontalAdvance(word)) + 1;
            samples.push_back({kind, word, QRectF(x, y, wide, RowHigh)});
            isStacked_ ? y += RowHigh : x += wide + SampleApart;
        }
    }
    return samples;
}

QSize EdgeKey::sizeHint() const
{
    QSizeF needed(0, 0);
    for (const Sample& sample : samples()) {
        needed = needed.expandedTo({sample.area.right() + RowSide, sample.area.bottom()});
    }
    return needed.toSize();
}

QRectF EdgeKey::turned(const QRectF& area) const
{
    return layoutDirection() == Qt::RightToLeft
               ? QRectF(width() - area.right(), area.top(), area.width(), area.height())
               : area;
}

std::vector<shared::PaintedItem> EdgeKey::paintedItems() const
{
    std::vector<shared::PaintedItem> items;
    for (const Sample& sample : samples()) {
        shared::PaintedItem item;
        item.name = sample.word;
        item.rectangle = turned(sample.area).toAlignedRect();
        item.role = QAccessible::StaticText;
        items.push_back(std::move(item));
    }
    return items;
}

void EdgeKey::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const shared::Tokens& tokens = shared::tokensOf(palette());
    painter.fillRect(rect(), tokens.background);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    for (const Sample& sample : samples()) {
        QRectF line = sample.area;
        line.setWidth(SampleLong);
        line = turned(line);
        QPainterPath path(QPointF(line.left(), line.center().y()));
        path.lineTo(line.right(), line.center().y());
        paintEdge(painter, path, {sample.kind, schema::State::Ok, false, SampleWidth}, tokens);
        painter.setFont(shared::captionFont());
        painter.setPen(tokens.muted);
        painter.drawText(turned(sample.area.adjusted(SampleLong + SampleToWord, 0, 0, 0)),
                         static_cast<int>(Qt::AlignVCenter) | static_cast<int>(Qt::AlignAbsolute) |
                             static_cast<int>(mirrored ? Qt::AlignRight : Qt::AlignLeft),
                         sample.word);
    }
}

void EdgeKey::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange) {
        itemsChanged();
        updateGeometry();
        update();
    }
}

} // namespace bafar::ui::map
