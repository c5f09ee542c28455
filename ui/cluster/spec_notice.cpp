#include "ui/cluster/spec_notice.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/shared/announce.h"
#include "ui/shared/format.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::cluster {

SpecNotice::SpecNotice(QWidget* parent)
    : QFrame(parent)
    , text_(shared::makeLabel({}, shared::TextRole::Strong, this))
    , more_(shared::makeLabel({}, shared::TextRole::Muted, this))
{
    setObjectName(QStringLiteral("spec notice"));
    setProperty("surface", QByteArrayLiteral("notice"));
    setAttribute(Qt::WA_StyledBackground);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 12, 16, 12);
    rows->setSpacing(6);
    for (QLabel* label : {text_, more_}) {
        label->setWordWrap(true);
        rows->addWidget(label);
    }
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    for (std::size_t i = 0; i < ChoicesMax; ++i) {
        buttons_[i] = shared::makeButton({}, "", this);
        row->addWidget(buttons_[i]);
        connect(buttons_[i], &QPushButton::clicked, this, [this, i] {
            const std::function<void()> work = works_[i]; // which may say something else here
            if (work) {
                work();
            }
        });
    }
    row->addStretch(1);
    rows->addLayout(row);
    hide();
}

void SpecNotice::say(const QString& text, const QString& more, const std::vector<Choice>& choices)
{
    const bool isNew = isHidden() || text_->text() != text || more_->text() != more;
    text_->setText(text);
    more_->setText(more);
    more_->setVisible(!more.isEmpty());
    for (std::size_t i = 0; i < ChoicesMax; ++i) {
        const bool is = i < choices.size();
        buttons_[i]->setVisible(is);
        buttons_[i]->setText(is ? choices[i].text : QString());
        works_[i] = is ? choices[i].work : std::function<void()>();
    }
    if (!isNew) {
        return;
    }
    setAccessibleName(text);
    show();
    shared::announce(this, shared::withoutIsolation(text), shared::Urgency::AtOnce);
}

void SpecNotice::clear()
{
    hide();
    works_.fill({});
}

void SpecNotice::focusFirst()
{
    buttons_.front()->setFocus(Qt::OtherFocusReason);
}

} // namespace bafar::ui::cluster
