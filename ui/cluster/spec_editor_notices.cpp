// What the editor says: whether the text is sound, why it cannot be planned, and what a person has
// to decide first.
#include <QButtonGroup>
#include <QPushButton>
#include <QStackedWidget>

#include "ui/cluster/spec_editor.h"
#include "ui/cluster/spec_notice.h"
#include "ui/cluster/spec_stager.h"
#include "ui/cluster/spec_text_edit.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::ui::cluster {

void SpecEditor::showVerdict()
{
    dot_->setVisible(!base_.empty());
    if (base_.empty()) {
        verdict_->setText({});
    } else if (checking_.isActive()) {
        dot_->setState(schema::State::Transition);
        verdict_->setText(tr("Checking the text"));
    } else if (problems_.empty()) {
        dot_->setState(schema::State::Ok);
        verdict_->setText(tr("The spec is sound."));
    } else {
        dot_->setState(schema::State::Failed);
        verdict_->setText(tr("Problems: %1").arg(shared::number(std::uint64_t{problems_.size()})));
    }
}

void SpecEditor::showFoot()
{
    const QString text = whyNotText();
    const QString now = session_.whyNoAction(SpecStager::Apply);
    const bool canUnlock = session_.canUnlock(SpecStager::Apply);
    // What cannot be helped here comes before what can.
    const bool isOfSession = text.isEmpty() || (!now.isEmpty() && !canUnlock);
    const QString why = isOfSession ? now : text;
    plan_->setEnabled(why.isEmpty());
    plan_->setToolTip(why);
    plan_->setAccessibleDescription(why);
    unlock_->setVisible(text.isEmpty() && canUnlock);
    whyNot_->setText(why);
    whyNot_->setVisible(!why.isEmpty() && !base_.empty());
}

/// What keeps the text from being planned, or who asks for it; what the session says comes after.
QString SpecEditor::whyNotText() const
{
    if (base_.empty()) {
        return tr("The spec's text is not here yet.");
    }
    if (draft_) {
        return tr("Decide on the draft first.");
    }
    if (const QString role = whyNotRole(); !role.isEmpty()) {
        return role;
    }
    if (!isEdited()) {
        return tr("Nothing is changed yet.");
    }
    if (isOvertaken()) {
        return tr("Another revision is in force now. Go on from it first.");
    }
    if (stager_->isBusy()) {
        return tr("%1 checks the text.").arg(shared::technical(stager_->agent()));
    }
    if (!problems_.empty()) {
        return tr("Mend the problems first.");
    }
    return desk_->agentsToAsk().empty() ? tr("No agent is heard now.") : QString();
}

/// A role that is not known may: the agents decide.
QString SpecEditor::whyNotRole() const
{
    const link::Identity& identity = session_.identity();
    if (identity.role.isEmpty() || identity.role == QLatin1String("admin")) {
        return {};
    }
    return tr("A change of the spec takes the role %1, and the certificate of %2 has another. An "
              "admin of the cluster issues one: %3")
        .arg(shared::technical(QStringLiteral("admin")),
             shared::technical(identity.role + QLatin1Char('/') + identity.name),
             shared::technical(QStringLiteral("bafarctl pki issue admin ") + identity.name));
}

QString SpecEditor::pairText() const
{
    if (base_.empty()) {
        return {};
    }
    if (middle_->currentIndex() == Text) {
        QStringList parts{tr("Based on revision %1").arg(shared::technical(base_))};
        if (isEdited()) {
            parts.append(isKept_
                             ? tr("kept as a draft")
                             : tr("cannot be kept as a draft in %1").arg(shared::technical(file_)));
        }
        return parts.join(shared::separator());
    }
    const QString arrow =
        layoutDirection() == Qt::RightToLeft ? QStringLiteral(" ← ") : QStringLiteral(" → ");
    const QString present = shared::technical(history() == nullptr ? base_ : history()->inForce);
    return compared_ == Compared::Own ? present + arrow + tr("your text")
                                      : shared::technical(base_) + arrow + present;
}

void SpecEditor::refusedBy(const Error& why)
{
    planned_.clear();
    refusal_ = shared::sentence(why.text);
    if (why.code == Code::Conflict) {
        desk_->tryAgain(); // who was first, and with what
    }
    showState();
}

void SpecEditor::notOffered()
{
    planned_.clear();
    refusal_ =
        tr("It keeps the text and does not offer to put it in force. Plan the change again.");
    showState();
}

void SpecEditor::wrongFor(const std::vector<schema::Problem>& problems)
{
    planned_.clear();
    problems_ = problems;
    showProblems();
    showState();
}

/// One at a time: what has to be decided first comes first.
void SpecEditor::showNotice()
{
    if (leaving_) {
        askBeforeLeaving();
    } else if (draft_ && !base_.empty()) {
        offerDraft();
    } else if (isOvertaken()) {
        sayOvertaken();
    } else if (!refusal_.isEmpty()) {
        notice_->say(tr("%1 did not take the text").arg(shared::technical(stager_->agent())),
                     refusal_, {{tr("Dismiss"), [this] {
                                     refusal_.clear();
                                     showState();
                                     edit_->setFocus();
                                 }}});
    } else {
        notice_->clear();
    }
}

void SpecEditor::offerDraft()
{
    notice_->say(
        tr("Your draft of %1").arg(shared::dateAndTime(draft_->at)),
        tr("It was not applied. It is based on revision %1.").arg(shared::technical(draft_->base)),
        {{tr("Go on with the draft"), [this] { takeDraftUp(); }},
         {tr("Throw it away"), [this] { throwDraftAway(); }}});
}

void SpecEditor::takeDraftUp()
{
    const SpecDraft draft = std::move(*draft_);
    draft_.reset();
    hasDraft_ = true;
    edit_->setReadOnly(false);
    edit_->replaceText(QString::fromStdString(draft.text));
    base_ = draft.base;
    check();
    edit_->setFocus();
}

void SpecEditor::throwDraftAway()
{
    draft_.reset();
    removeDraft(file_);
    edit_->setReadOnly(false);
    showState();
    edit_->setFocus();
}

void SpecEditor::sayOvertaken()
{
    const auto& revisions = history()->revisions;
    const std::string& present = history()->inForce;
    const QString name = shared::technical(present);
    QString text = tr("Revision %1 is in force now").arg(name);
    QString more;
    if (!revisions.empty() && revisions.back().revision == present) {
        const schema::SpecRevision& last = revisions.back();
        const QString who = last.who.empty() ? tr("Somebody") : shared::technical(last.who);
        text = tr("%1 put revision %2 in force: %3").arg(who, name, shared::dateAndTime(last.at));
        more = last.why.empty() ? QString()
                                : shared::technical(shared::fromPeer(last.why)) + QLatin1Char('\n');
    }
    more += tr("Your text is based on %1 and stays as it is. Going on from the new one, look at "
               "the difference: what others changed would be undone where your text does not have "
               "it.")
                .arg(shared::technical(base_));
    notice_->say(text, more,
                 {{tr("Show what they changed"),
                   [this] {
                       compared_ = Compared::Others;
                       views_->button(Difference)->setChecked(true);
                       showState();
                   }},
                  {tr("Go on from the new one"), [this] { goOnFromPresent(); }}});
}

void SpecEditor::goOnFromPresent()
{
    const std::string present = history() == nullptr ? std::string() : history()->inForce;
    const Result<std::string>* text = present.empty() ? nullptr : desk_->text(present);
    if (text == nullptr || !*text) {
        views_->button(Difference)->setChecked(true); // it says what it waits for
        compared_ = Compared::Own;
        showState();
        return;
    }
    base_ = present;
    loaded_ = QString::fromStdString(**text).replace(QLatin1String("\r\n"), QLatin1String("\n"));
    refusal_.clear();
    keepDraft();
    views_->button(Difference)->setChecked(true);
    showState();
}

void SpecEditor::askBeforeLeaving()
{
    notice_->say(tr("The change is not applied"),
                 isKept_ ? tr("As a draft it is offered here the next time.")
                         : tr("It cannot be kept as a draft on this machine."),
                 {{tr("Go on editing"),
                   [this] {
                       leaving_ = false;
                       showState();
                       edit_->setFocus();
                   }},
                  {tr("Keep it as a draft"),
                   [this] {
                       keepDraft();
                       if (isKept_) {
                           forget();
                           Q_EMIT left();
                       }
                       showState();
                   }},
                  {tr("Throw it away"), [this] {
                       removeDraft(file_);
                       forget();
                       Q_EMIT left();
                   }}});
}

} // namespace bafar::ui::cluster
