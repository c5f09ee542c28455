#include "ui/cluster/try_again.h"

#include <QPushButton>
#include <QVBoxLayout>

#include "ui/shared/widgets.h"

namespace bafar::ui::cluster {

TryAgain::TryAgain(QWidget* parent)
    : QWidget(parent)
    , texts_(new shared::EmptyState(this))
    , button_(shared::makeButton(tr("Try again"), "", this))
{
    auto* column = new QVBoxLayout(this);
    column->addStretch(2);
    column->addWidget(texts_);
    column->addWidget(button_, 0, Qt::AlignHCenter);
    column->addStretch(3);
    button_->hide();
    connect(button_, &QPushButton::clicked, this, &TryAgain::wanted);
}

void TryAgain::setTexts(const QString& why, const QString& whatToDo)
{
    texts_->setTexts(why, whatToDo);
}

void TryAgain::setOffered(bool offered)
{
    button_->setVisible(offered);
}

} // namespace bafar::ui::cluster
