#include "ui/overview/tiles.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/overview/words.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/widgets.h"
#include "ui/things/text.h"

namespace bafar::ui::overview {
namespace {

constexpr int TileLeast = 178; ///< pixels
constexpr int TileHeight = 84;
constexpr int LineHeight = 20; ///< of every script, so that tiles side by side agree
constexpr int TileGap = 12;
constexpr int Few = 5; ///< fewer tiles than these leave room free, instead of being broad

} // namespace

Tile::Tile(QWidget* parent)
    : QPushButton(parent)
    , dot_(new shared::StatusDot(this))
    , head_(new shared::ElidedLabel(this))
    , value_(new shared::ElidedLabel(this))
    , detail_(new shared::ElidedLabel(this))
{
    setAutoDefault(false);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    head_->setFont(shared::captionFont());
    value_->setFont(shared::titleFont());
    detail_->setFont(shared::captionFont());
    shared::setTone(head_, "muted");
    shared::setTone(detail_, "muted");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(1);
    auto* line = new QHBoxLayout;
    line->setSpacing(7);
    line->addWidget(dot_);
    line->addWidget(head_, 1);
    column->addLayout(line);
    column->addWidget(value_);
    column->addWidget(detail_);
    head_->setFixedHeight(LineHeight);
    value_->setFixedHeight(LineHeight + 4);
    detail_->setFixedHeight(LineHeight);
    for (QWidget* part : std::initializer_list<QWidget*>{dot_, head_, value_, detail_}) {
        part->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
}

void Tile::setRole(const Role& role)
{
    if (role == role_) {
        return;
    }
    role_ = role;
    dot_->setState(role.mark);
    head_->setText(role.head);
    value_->setText(role.value);
    shared::setTone(value_, things::isQuiet(role.mark) ? "muted" : "");
    detail_->setText(role.detail);
    const QString all = role.value + shared::separator() + shared::stateWord(role.mark) +
                        (role.detail.isEmpty() ? QString() : shared::separator() + role.detail);
    setAccessibleName(role.head + QStringLiteral(": ") + role.value);
    setAccessibleDescription(all);
    setToolTip(all);
}

QSize Tile::sizeHint() const
{
    return {TileLeast, TileHeight};
}

Tiles::Tiles(QWidget* parent)
    : QWidget(parent)
    , grid_(new QGridLayout(this))
{
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setSpacing(TileGap);
    setAccessibleName(Words::tr("Who plays which part"));
}

void Tiles::setRoles(const std::vector<Role>& roles)
{
    const bool changed = roles.size() != tiles_.size();
    while (tiles_.size() > roles.size()) {
        delete tiles_.back();
        tiles_.pop_back();
    }
    while (tiles_.size() < roles.size()) {
        auto* tile = new Tile(this);
        connect(tile, &QPushButton::clicked, this, [this, tile] { Q_EMIT wanted(tile->role()); });
        tiles_.push_back(tile);
    }
    for (std::size_t i = 0; i < roles.size(); ++i) {
        tiles_[i]->setRole(roles[i]);
    }
    if (changed) {
        columns_ = 0;
        arrange();
    }
}

void Tiles::arrange()
{
    const int room = std::max(1, (width() + TileGap) / (TileLeast + TileGap));
    // Rows of one length: no tile stands alone in the last one.
    const int count = std::max(1, static_cast<int>(tiles_.size()));
    const int rows = (count + room - 1) / room;
    const int columns = rows > 1 ? (count + rows - 1) / rows : std::max(count, std::min(room, Few));
    if (columns == columns_) {
        return;
    }
    columns_ = columns;
    while (QLayoutItem* item = grid_->takeAt(0)) {
        delete item;
    }
    for (std::size_t i = 0; i < tiles_.size(); ++i) {
        const int at = static_cast<int>(i);
        grid_->addWidget(tiles_[i], at / columns, at % columns);
        tiles_[i]->show();
    }
    for (int column = 0; column < std::max(columns, grid_->columnCount()); ++column) {
        grid_->setColumnStretch(column, column < columns ? 1 : 0);
    }
    // The style sheet's least height of a button counts more than the button's own.
    for (int row = 0; row < grid_->rowCount(); ++row) {
        grid_->setRowMinimumHeight(row, row < rows ? TileHeight : 0);
    }
}

void Tiles::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace bafar::ui::overview
