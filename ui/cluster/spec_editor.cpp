#include "ui/cluster/spec_editor.h"

#include <QButtonGroup>
#include <QPushButton>
#include <utility>

#include "core/schema/spec.h"
#include "ui/cluster/spec_find_bar.h"
#include "ui/cluster/spec_notice.h"
#include "ui/cluster/spec_problems.h"
#include "ui/cluster/spec_stager.h"
#include "ui/cluster/spec_text_edit.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/announce.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::cluster {

SpecEditor::~SpecEditor()
{
    if (checking_.isActive()) {
        keepDraft();
    }
}

void SpecEditor::begin()
{
    if (base_.empty()) {
        draft_ = readDraft(file_);
    }
    leaving_ = false;
    refresh();
    if (draft_ && !base_.empty()) {
        notice_->focusFirst();
    } else {
        edit_->setFocus();
    }
}

void SpecEditor::refresh()
{
    if (desk_->isOld()) {
        desk_->refresh();
    }
    takeHistory();
    showState();
}

const schema::SpecHistory* SpecEditor::history() const
{
    const auto& known = desk_->history();
    return known && *known ? &**known : nullptr;
}

bool SpecEditor::isEdited() const
{
    return !base_.empty() && edit_->text() != loaded_;
}

bool SpecEditor::isOvertaken() const
{
    return history() != nullptr && history()->inForce != base_ && isEdited();
}

void SpecEditor::takeHistory()
{
    if (history() == nullptr) {
        return;
    }
    const std::string present = history()->inForce;
    if (!planned_.empty() && present == planned_) {
        applied();
    } else if (base_ != present && !isEdited()) { // nothing of a person's is lost
        load(present);
    }
}

void SpecEditor::load(const std::string& revision)
{
    const Result<std::string>* text = desk_->text(revision);
    if (text == nullptr || !*text) {
        return;
    }
    base_.clear(); // what typed() hears of is no person's
    edit_->setPlainText(QString::fromStdString(**text));
    base_ = revision;
    loaded_ = edit_->text();
    if (draft_ && draft_->text == loaded_.toStdString()) {
        draft_.reset(); // it was applied meanwhile
        removeDraft(file_);
    }
    edit_->setReadOnly(draft_.has_value()); // until it is decided on: one draft is kept
    check();
}

void SpecEditor::typed()
{
    if (base_.empty()) {
        return;
    }
    if (stager_->isBusy()) { // it is about another text now
        planned_.clear();
        stager_->forget();
    }
    refusal_.clear();
    leaving_ = false;
    checking_.start();
    showState();
}

void SpecEditor::check()
{
    checking_.stop();
    if (base_.empty()) {
        return;
    }
    const std::size_t before = problems_.size();
    problems_ = problemsOf(edit_->text().toStdString());
    keepDraft();
    showProblems();
    showState();
    if (problems_.size() != before) {
        shared::announce(this, verdict_->text(), shared::Urgency::InTurn);
    }
}

void SpecEditor::keepDraft()
{
    if (base_.empty() || draft_) {
        return;
    }
    if (isEdited()) {
        isKept_ = writeDraft(file_, {1, base_, edit_->text().toStdString(), link::wallNow()});
        hasDraft_ = hasDraft_ || isKept_;
    } else if (std::exchange(hasDraft_, false)) {
        removeDraft(file_);
        isKept_ = true;
    }
}

void SpecEditor::applied()
{
    if (edit_->text() == plannedText_) {
        removeDraft(file_);
        forget();
        Q_EMIT left();
        return;
    }
    base_ = planned_; // what was typed since is based on it
    loaded_ = plannedText_;
    planned_.clear();
    keepDraft();
}

void SpecEditor::leave()
{
    if (isEdited() && !draft_) {
        leaving_ = true;
        showState();
        notice_->focusFirst();
        return;
    }
    forget();
    Q_EMIT left();
}

/// Nothing is edited here any more. A draft on the disk stays as it is.
void SpecEditor::forget()
{
    checking_.stop();
    stager_->forget();
    base_.clear();
    loaded_.clear();
    draft_.reset();
    planned_.clear();
    refusal_.clear();
    problems_.clear();
    leaving_ = false;
    hasDraft_ = false;
    isKept_ = true;
    compared_ = Compared::Own;
    views_->button(Text)->setChecked(true);
    edit_->setPlainText({});
    edit_->setReadOnly(false);
    find_->hide();
    showProblems();
}

void SpecEditor::plan(bool unlocks)
{
    if (checking_.isActive()) {
        check();
    }
    const std::vector<std::string> agents = desk_->agentsToAsk();
    if (agents.empty() || !whyNotText().isEmpty()) {
        showState();
        return;
    }
    refusal_.clear();
    plannedText_ = edit_->text();
    const std::string text = plannedText_.toStdString();
    planned_ = schema::specRevision(text);
    stager_->stage(agents.front(), base_, text, unlocks);
}

} // namespace bafar::ui::cluster
