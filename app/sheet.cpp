#include "app/sheet.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/shared/format.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::app {

static constexpr int Border = 3; // of the card, with what its style keeps clear of it

Sheet::Sheet(const QString& title, QWidget* place, int wide)
    : Overlay(place, {wide, 0})
    , wide_(wide)
    , head_(new QHBoxLayout)
    , titles_(new QVBoxLayout)
    , body_(new QVBoxLayout)
    , foot_(new QHBoxLayout)
{
    card()->setAccessibleName(title);
    auto* rows = new QVBoxLayout(card());
    rows->setContentsMargins(20, 18, 20, 16);
    rows->setSpacing(14);
    head_->setSpacing(12);
    titles_->setSpacing(3);
    QLabel* label = shared::makeLabel(title, shared::TextRole::Title, card());
    label->setWordWrap(true);
    titles_->addWidget(label);
    head_->addLayout(titles_, 1);
    rows->addLayout(head_);
    body_->setSpacing(10);
    rows->addLayout(body_);
    rows->addStretch(1);
    foot_->setSpacing(8);
    foot_->addStretch(1);
    rows->addLayout(foot_);
    hide();
}

void Sheet::setCluster(const QString& cluster)
{
    if (cluster.isEmpty()) {
        return;
    }
    head_->insertWidget(0, shared::makeClusterBand(cluster, card()));
    QLabel* name =
        shared::makeLabel(shared::breakable(tr("Cluster %1").arg(shared::technical(cluster))),
                          shared::TextRole::Muted, card());
    name->setFont(shared::bodyFont(12));
    name->setWordWrap(true);
    titles_->addWidget(name);
}

void Sheet::addText(const QString& text)
{
    QLabel* label = shared::makeLabel(text, shared::TextRole::Body, card());
    label->setWordWrap(true);
    body_->addWidget(label);
}

void Sheet::addWidget(QWidget* widget)
{
    body_->addWidget(widget);
}

QPushButton* Sheet::addButton(const QString& text,
                              const char* kind,
                              const std::function<void()>& work,
                              bool staysOpen)
{
    QPushButton* button = shared::makeButton(text, kind, card());
    foot_->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, work, staysOpen] {
        if (!staysOpen) {
            leave();
        }
        if (work) {
            work();
        }
    });
    return button;
}

void Sheet::present(QWidget* first)
{
    card()->layout()->activate();
    const QLayout* rows = card()->layout();
    const int high = rows->hasHeightForWidth() ? rows->heightForWidth(wide_ - 2 * Border)
                                               : rows->sizeHint().height();
    setLargest({wide_, high + 2 * Border});
    show();
    raise();
    first->setFocus();
}

void Sheet::leave()
{
    dismiss();
    deleteLater();
}

} // namespace bafar::app
