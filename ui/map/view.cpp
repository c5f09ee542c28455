#include "ui/map/view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>

#include "ui/map/card.h"

namespace bafar::ui::map {

MapView::MapView(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Topology by role"));
}

void MapView::setTopology(const topology::Topology& topology)
{
    topology_ = topology;
    layOutAgain();
    update();
}

void MapView::setSelection(const QString& entity)
{
    selection_ = entity.toStdString();
    layOutAgain();
    focused_ = picture_.cardOf(selection_);
    update();
}

QSize MapView::minimumSizeHint() const
{
    return {static_cast<int>(layout_.width), static_cast<int>(layout_.height)};
}

QRect MapView::placeOf(const QString& entity) const
{
    const auto card = layout_.cards.find(picture_.cardOf(entity.toStdString()));
    return card == layout_.cards.end() ? QRect() : card->second.toAlignedRect();
}

void MapView::layOutAgain()
{
    const QSize before = minimumSizeHint();
    itemsChanged();
    picture_ = fold(topology_, selection_, opened_);
    cards_.keepOnly(picture_.shown);
    // Texts are measured once: fewer lines are the first of them.
    std::map<const topology::Thing*, int> said;
    const auto heightOf = [&](const topology::Thing& thing, double width, int lines) {
        const auto [known, isNew] = said.try_emplace(&thing, 0);
        if (isNew) {
            known->second = static_cast<int>(cards_.lines(thing, width, LinesMax).size());
        }
        return cardHeight(std::min(known->second, lines), picture_.foldOf(thing.entity.id));
    };
    // What is seen counts, not how tall the last picture made the map: else it never shrinks again.
    const QSize room =
        parentWidget() == nullptr ? size() : size().boundedTo(parentWidget()->size());
    placeMarks();
    layout_ = layOut(picture_, QSizeF(room), layoutDirection() == Qt::RightToLeft, heightOf);
    if (minimumSizeHint() != before) {
        setMinimumSize(minimumSizeHint());
    }
}

bool MapView::isChosen(const topology::Edge& edge) const
{
    return edge.relation.from == selection_ || edge.relation.to == selection_;
}

void MapView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOutAgain();
}

void MapView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::StyleChange) {
        cards_.clear();
        groundPicture_ = {};
    }
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange) {
        layOutAgain();
    }
}

std::string MapView::idAt(const QPoint& at) const
{
    for (const auto& [id, area] : layout_.cards) {
        if (area.contains(at)) {
            return id;
        }
    }
    return {};
}

void MapView::choose(const std::string& card)
{
    focused_ = card;
    // A card of many stands for no single thing.
    if (topology_.find(card) != nullptr) {
        Q_EMIT selected(QString::fromStdString(card));
    }
    update();
}

void MapView::toggle(const std::string& card)
{
    if (!picture_.foldOf(card).canToggle()) {
        return;
    }
    if (opened_.erase(card) == 0) {
        opened_.insert(card);
    }
    layOutAgain();
    update();
}

void MapView::mousePressEvent(QMouseEvent* event)
{
    if (const std::string marked = markAt(event->position().toPoint()); !marked.empty()) {
        showAlertsOf(marked);
        return;
    }
    const std::string id = idAt(event->position().toPoint());
    if (id.empty()) {
        return;
    }
    choose(id);
    if (topology_.find(id) == nullptr) {
        toggle(id); // there is nothing else to do with a card of many
    }
}

void MapView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const std::string id = idAt(event->position().toPoint());
    if (topology_.find(id) != nullptr) {
        toggle(id);
    }
}

void MapView::moveSelection(int dx, int dy)
{
    const auto now = layout_.cards.find(focused_);
    if (now == layout_.cards.end()) {
        if (!picture_.shown.things.empty()) {
            choose(picture_.shown.things.front().entity.id);
        }
        return;
    }
    // The nearest card in that direction; straying sideways costs double.
    const QPointF from = now->second.center();
    double best = 1e9;
    std::string found;
    for (const auto& [id, area] : layout_.cards) {
        const QPointF way = area.center() - from;
        const double along = way.x() * dx + way.y() * dy;
        const double aside = std::abs(way.x() * dy) + std::abs(way.y() * dx);
        if (along > 1 && along + 2 * aside < best) {
            best = along + 2 * aside;
            found = id;
        }
    }
    if (!found.empty()) {
        choose(found);
    }
}

void MapView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left: moveSelection(-1, 0); break;
    case Qt::Key_Right: moveSelection(1, 0); break;
    case Qt::Key_Up: moveSelection(0, -1); break;
    case Qt::Key_Down: moveSelection(0, 1); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: toggle(focused_); break;
    case Qt::Key_A:
        if (cardMarks_.byCard.contains(focused_)) {
            showAlertsOf(focused_);
        }
        break;
    default: QWidget::keyPressEvent(event); return;
    }
    event->accept();
}

} // namespace bafar::ui::map
