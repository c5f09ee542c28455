#include "app/search_box.h"

#include <QHBoxLayout>
#include <QLabel>
#include <algorithm>

#include "app/shortcuts.h"
#include "ui/shared/icon.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::app {
namespace {

constexpr int LineWidth = 290;
constexpr int Chrome = 10 + 16 + 8 + 20 + 8; ///< icon, margins, and what is between
constexpr int IconWidth = 38;

} // namespace

SearchBox::SearchBox(const QString& keys, QWidget* parent)
    : QPushButton(parent)
    , image_(new QLabel(this))
    , text_(shared::makeLabel(tr("Find a node, service, action"), shared::TextRole::Muted, this))
    , keys_(shared::makeBadge(keys, "plain", this))
{
    setObjectName(QStringLiteral("search"));
    setProperty("kind", QByteArrayLiteral("search"));
    setAccessibleName(tr("Search"));
    setToolTip(withKey(tr("Find pages, things, actions and metrics"), keys));
    setAccessibleDescription(toolTip());
    paintImage();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 0, 8, 0);
    row->setSpacing(8);
    row->addWidget(image_);
    row->addWidget(text_);
    row->addStretch(1);
    row->addWidget(keys_);
    for (QLabel* label : {image_, text_, keys_}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    setFixedHeight(32);
    fit(LineWidth);
}

void SearchBox::paintImage()
{
    image_->setPixmap(
        shared::makeIcon(QStringLiteral("search"), &shared::Tokens::muted).pixmap(16, 16));
}

void SearchBox::changeEvent(QEvent* event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        paintImage();
    }
}

void SearchBox::fit(int room)
{
    const int needed = text_->sizeHint().width() + keys_->sizeHint().width() + Chrome;
    const bool line = room >= needed;
    text_->setVisible(line);
    keys_->setVisible(line);
    setFixedWidth(line ? std::clamp(room, needed, std::max(needed, LineWidth)) : IconWidth);
}

} // namespace bafar::app
