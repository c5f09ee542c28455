// What the editor shows: the text with its problems, two texts compared, or what it waits for.
#include <QButtonGroup>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <algorithm>
#include <optional>

#include "ui/cluster/spec_diff_view.h"
#include "ui/cluster/spec_editor.h"
#include "ui/cluster/spec_find_bar.h"
#include "ui/cluster/spec_model.h"
#include "ui/cluster/spec_problems.h"
#include "ui/cluster/spec_text_edit.h"
#include "ui/cluster/try_again.h"
#include "ui/shared/format.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::ui::cluster {

void SpecEditor::showState()
{
    showMiddle();
    showNotice();
    showVerdict();
    showFoot();
    const bool isText = middle_->currentIndex() == Text;
    for (QAbstractButton* button : views_->buttons()) {
        button->setEnabled(!base_.empty());
    }
    search_->setVisible(isText);
    find_->setVisible(isText && find_->isVisibleTo(this));
    table_->setVisible(isText && !problems_.empty());
    pair_->setText(pairText());
}

void SpecEditor::showMiddle()
{
    if (compared_ == Compared::Others && !isOvertaken()) {
        compared_ = Compared::Own;
    }
    if (base_.empty()) {
        waitForText();
    } else if (views_->checkedId() == Difference) {
        showDifference();
    } else {
        middle_->setCurrentIndex(Text);
    }
}

void SpecEditor::showDifference()
{
    const std::string present = history() == nullptr ? base_ : history()->inForce;
    const bool isOwn = compared_ == Compared::Own;
    const std::string from = isOwn ? present : base_;
    using Known = std::optional<Result<std::string>>;
    const auto textOf = [this](const std::string& revision) { // a copy: the next may replace it
        const Result<std::string>* text = desk_->text(revision);
        return text == nullptr ? Known() : Known(*text);
    };
    const Known before = textOf(from);
    const Known after = isOwn ? Known(edit_->text().toStdString()) : textOf(present);
    for (const auto& [text, revision] : {std::pair(&before, from), {&after, present}}) {
        if (!text->has_value()) {
            wait(tr("Asking for the text"), shared::technical(revision));
            return;
        }
        if (!**text) {
            wait(tr("The text of %1 cannot be shown").arg(shared::technical(revision)),
                 shared::sentence((*text)->error().text), true);
            return;
        }
    }
    if (shown_ != std::pair(**before, **after)) {
        shown_ = {**before, **after};
        difference_->setComparison(
            compareSpecs(from, **before, isOwn ? tr("your text").toStdString() : present, **after));
    }
    middle_->setCurrentIndex(Difference);
}

void SpecEditor::wait(const QString& why, const QString& whatToDo, bool again)
{
    waiting_->setTexts(why, whatToDo);
    waiting_->setOffered(again);
    middle_->setCurrentIndex(Waiting);
}

void SpecEditor::waitForText()
{
    const auto& known = desk_->history();
    const QString agent = shared::technical(desk_->agent());
    if (!known && desk_->isAsking()) {
        wait(tr("Asking for the text"), tr("%1 is asked.").arg(agent));
    } else if (!known) {
        wait(tr("No agent is heard"), tr("The spec's text appears when one answers."));
    } else if (!*known) {
        wait(tr("%1 did not give the spec").arg(agent), shared::sentence(known->error().text),
             !desk_->isAsking());
    } else {
        const std::string& revision = history()->inForce;
        const Result<std::string>* text = desk_->text(revision);
        if (text == nullptr || *text) {
            wait(tr("Asking for the text"), shared::technical(revision));
        } else {
            wait(tr("The text of %1 cannot be shown").arg(shared::technical(revision)),
                 shared::sentence(text->error().text), true);
        }
    }
}

void SpecEditor::showProblems()
{
    model_->setProblems(problems_);
    edit_->setWrong(wrongLines(problems_));
    table_->setVisible(middle_->currentIndex() == Text && !problems_.empty());
    fitProblems();
}

/// As high as its rows, of which a few are seen at once.
void SpecEditor::fitProblems()
{
    constexpr int HighMax = 170;
    table_->resizeRowsToContents();
    const int head = table_->horizontalHeader()->sizeHint().height();
    const int needed = head + table_->verticalHeader()->length() + 2;
    table_->setFixedHeight(std::min(needed, HighMax));
}

void SpecEditor::findNext(bool forward)
{
    if (!find_->isHidden()) {
        find_->setFound(edit_->findNext(find_->word(), forward));
    }
}

} // namespace bafar::ui::cluster
