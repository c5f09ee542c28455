#include "ui/things/outlook_head.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::things {
namespace {

/// It is read at a glance: a whole page of one is none.
QString glance(const QString& text)
{
    constexpr qsizetype ShownMax = 320;
    return shared::breakable(text.size() <= ShownMax
                                 ? text
                                 : shared::withoutIsolation(text).left(ShownMax) + QChar(0x2026));
}

} // namespace

OutlookHead::OutlookHead(QWidget* parent)
    : QWidget(parent)
    , dot_(new shared::StatusDot(this))
    , first_(shared::makeLabel({}, shared::TextRole::Title, this))
    , second_(shared::makeLabel({}, shared::TextRole::Muted, this))
{
    auto* head = new QHBoxLayout(this);
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(10);
    shared::addOnFirstLine(head, dot_, 6);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(3);
    for (QLabel* label : {first_, second_}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        texts->addWidget(label);
    }
    head->addLayout(texts, 1);
}

void OutlookHead::setOutlook(const Outlook& outlook)
{
    dot_->setState(outlook.mark);
    first_->setText(glance(outlook.first));
    second_->setText(glance(outlook.second));
    second_->setVisible(!outlook.second.isEmpty());
}

} // namespace bafar::ui::things
