#include "app/key_bar.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/key_gate.h"
#include "app/notice_place.h"
#include "app/sheet.h"
#include "ui/shared/announce.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/widgets.h"

namespace bafar::app {

KeyBar::KeyBar(KeyGate& gate, QWidget* place)
    : QWidget(place)
    , gate_(gate)
    , place_(place)
    , dot_(new shared::StatusDot(this))
    , what_(shared::makeLabel({}, shared::TextRole::Title, this))
    , why_(shared::makeLabel({}, shared::TextRole::Muted, this))
    , button_(shared::makeButton({}, "", this))
{
    setObjectName(QStringLiteral("key bar"));
    auto* around = new QHBoxLayout(this);
    around->setContentsMargins(NoticeMargins);
    QFrame* notice = shared::makeSurface("notice", this);
    around->addWidget(notice);
    auto* row = new QHBoxLayout(notice);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(12);
    row->addWidget(dot_);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(4);
    for (QLabel* label : {what_, why_}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        texts->addWidget(label);
    }
    row->addLayout(texts, 1);
    row->addWidget(button_);
    button_->setObjectName(QStringLiteral("key"));
    connect(button_, &QPushButton::clicked, this, &KeyBar::act);
    connect(&gate_, &KeyGate::changed, this, &KeyBar::refresh);
    refresh();
}

void KeyBar::refresh()
{
    using State = KeyGate::State;
    const State state = gate_.state();
    dot_->setState(state == State::Missing ? schema::State::Failed : schema::State::Unknown);
    switch (state) {
    case State::Open: hide(); return;
    case State::Waiting:
        what_->setText(tr("Waiting for the keyring"));
        why_->setText(
            tr("Asked for: %1. The desktop may ask you to unlock it.").arg(gate_.place()));
        break;
    case State::Locked:
        what_->setText(tr("No key: its pass phrase is needed"));
        why_->setText(tr("Nothing is heard of the cluster before that. The key: %1")
                          .arg(shared::breakable(gate_.place())));
        break;
    case State::Missing:
        what_->setText(gate_.lacksCertificate()
                           ? tr("No certificate: nothing can be heard of the cluster")
                           : tr("No key: nothing can be heard of the cluster"));
        why_->setText(shared::breakable(gate_.why()));
        break;
    }
    button_->setText(state == State::Locked ? tr("Enter the pass phrase…") : tr("Try again"));
    const bool same = accessibleName() == what_->text() && accessibleDescription() == why_->text();
    if (isHidden() || !same) {
        const QString text = what_->text() + QLatin1Char('\n') + why_->text();
        shared::announce(this, shared::withoutIsolation(text), shared::Urgency::AtOnce);
    }
    setAccessibleName(what_->text());
    setAccessibleDescription(why_->text());
    show();
}

void KeyBar::act()
{
    if (gate_.state() == KeyGate::State::Locked) {
        ask();
    } else {
        gate_.begin();
    }
}

Sheet* KeyBar::ask()
{
    auto* sheet = new Sheet(tr("The pass phrase of your key"), place_);
    sheet->setObjectName(QStringLiteral("pass phrase sheet"));
    sheet->setCluster(QString::fromStdString(gate_.profile().name));
    sheet->addText(tr("It opens the key for this run, and is kept nowhere."));
    sheet->addText(shared::breakable(gate_.place()));
    auto* line = new QLineEdit;
    line->setObjectName(QStringLiteral("pass phrase"));
    line->setEchoMode(QLineEdit::Password);
    line->setAccessibleName(tr("Pass phrase"));
    sheet->addWidget(line);
    QLabel* wrong = shared::makeLabel({}, shared::TextRole::Body);
    wrong->setObjectName(QStringLiteral("wrong"));
    wrong->setText(tr("This pass phrase does not open the key.")); // its place is kept
    QSizePolicy kept = wrong->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    wrong->setSizePolicy(kept);
    wrong->setWordWrap(true);
    shared::setTone(wrong, "bad");
    wrong->hide();
    sheet->addWidget(wrong);
    sheet->addButton(tr("Cancel"), "", {});
    const auto unlock = [this, sheet, line, wrong] {
        gate_.unlock(line->text());
        line->clear();
        if (gate_.state() == KeyGate::State::Open) {
            sheet->leave();
            return;
        }
        wrong->show();
        line->setAccessibleDescription(wrong->text());
        line->setFocus();
        shared::announce(line, wrong->text(), shared::Urgency::AtOnce); // the focus was there
    };
    sheet->addButton(tr("Unlock the key"), "primary", unlock, true)
        ->setObjectName(QStringLiteral("unlock key"));
    connect(line, &QLineEdit::returnPressed, sheet, unlock); // changes nothing in the cluster
    sheet->present(line);
    return sheet;
}

} // namespace bafar::app
