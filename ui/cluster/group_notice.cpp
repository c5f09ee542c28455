#include "ui/cluster/group_notice.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/shared/status_dot.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::cluster {

GroupNotice::GroupNotice(QWidget* parent)
    : QFrame(parent)
    , dot_(new shared::StatusDot(this))
    , text_(shared::makeLabel({}, shared::TextRole::Title, this))
    , more_(shared::makeLabel({}, shared::TextRole::Muted, this))
{
    setProperty("surface", QByteArrayLiteral("notice"));
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(12);
    shared::addOnFirstLine(row, dot_, 5);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(4);
    texts->addWidget(text_);
    texts->addWidget(more_);
    row->addLayout(texts, 1);
    for (QLabel* label : {text_, more_}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    setLine({});
}

void GroupNotice::addButton(QPushButton* button)
{
    auto* row = qobject_cast<QHBoxLayout*>(layout());
    row->addWidget(button, 0, Qt::AlignVCenter);
}

void GroupNotice::setLine(const GroupLine& line)
{
    if (line == line_ && !text_->text().isEmpty()) {
        return;
    }
    line_ = line;
    dot_->setState(line.mark);
    text_->setText(line.text);
    more_->setText(line.more);
    more_->setVisible(!line.more.isEmpty());
    setAccessibleName(line.text);
    const QByteArray surface = line.blocked ? "alarm" : "notice";
    if (property("surface").toByteArray() != surface) {
        setProperty("surface", surface);
        style()->unpolish(this);
        style()->polish(this);
    }
}

} // namespace bafar::ui::cluster
