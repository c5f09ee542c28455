// The ways from the chosen event to elsewhere, and its copies.
#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/events/details.h"
#include "ui/events/related.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"

namespace bafar::ui::events {
namespace {

/// Side by side where all of them have room, else below each other.
void fitButtons(QBoxLayout& row, int room)
{
    int needed = 0;
    for (int i = 0; i < row.count(); ++i) {
        if (const QWidget* button = row.itemAt(i)->widget()) {
            needed += button->sizeHint().width() + (i > 0 ? row.spacing() : 0);
        }
    }
    const auto wanted = needed > room ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (row.direction() != wanted) {
        row.setDirection(wanted);
    }
}

} // namespace

void EventDetails::makeLinks(QVBoxLayout* layout)
{
    map_->setObjectName(QStringLiteral("showOnMap"));
    page_->setObjectName(QStringLiteral("openPage"));
    then_->setObjectName(QStringLiteral("showThen"));
    connect(then_, &QPushButton::clicked, this, [this] { goToThen(); });
    connect(map_, &QPushButton::clicked, this, &EventDetails::goToMap);
    connect(page_, &QPushButton::clicked, this,
            [this] { workspace_.session.show(shared::fromPeer(place())); });
    layout->addSpacing(2);
    layout->addWidget(then_);
    layout->addWidget(whyNotThen_);
    ways_->setSpacing(8);
    ways_->addWidget(map_, 1);
    ways_->addWidget(page_, 1);
    layout->addLayout(ways_);
    layout->addWidget(whyNot_);
}

void EventDetails::makeCopies(QVBoxLayout* layout)
{
    copies_->setSpacing(6);
    const auto add = [&](const QString& text, const char* name, auto make) {
        QPushButton* button = shared::makeButton(text, "quiet", content_);
        button->setObjectName(QString::fromLatin1(name));
        connect(button, &QPushButton::clicked, this,
                [this, make] { QGuiApplication::clipboard()->setText(make(*entry_)); });
        copies_->addWidget(button, 0, Qt::AlignLeading);
    };
    add(tr("Copy as text"), "copyEventText", &eventAsText);
    add(tr("Copy as JSON"), "copyEventJson",
        [](const Entry& entry) { return eventAsJson(entry.event); });
    copies_->addStretch(1);
    layout->addLayout(copies_);
}

void EventDetails::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    fitRows();
}

void EventDetails::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    fitRows();
}

/// As if the details scrolled: else the rows would come and go with the bar.
void EventDetails::fitRows()
{
    const QMargins sides = widget()->layout()->contentsMargins();
    const int room = width() - 2 * frameWidth() - verticalScrollBar()->sizeHint().width() -
                     sides.left() - sides.right();
    fitButtons(*ways_, room);
    fitButtons(*copies_, room);
}

} // namespace bafar::ui::events
