#pragma once
// The cluster spec as a text that is changed: checked while it is typed, compared with the one in
// force, and brought to an agent for a plan. Nothing is in force by it before that plan is
// confirmed.
//
// What was typed is kept as a draft (spec_draft.h) until it is applied or thrown away. Where
// somebody else puts another revision in force meanwhile, that is said, and the text stays.
// spec_editor_make.cpp builds it, spec_editor_show.cpp fills its middle, spec_editor_notices.cpp
// has its words around that. GUI thread. It is larger than the budget because every state of the
// editor is one of its members.
#include <QTimer>
#include <QWidget>
#include <optional>

#include "ui/cluster/spec_desk.h"
#include "ui/cluster/spec_draft.h"

class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace bafar::shared {
class ElidedLabel;
class StatusDot;
} // namespace bafar::shared

namespace bafar::ui::cluster {

class SpecDiffView;
class SpecFindBar;
class SpecNotice;
class SpecProblemsModel;
class SpecStager;
class SpecTextEdit;
class TryAgain;

class SpecEditor : public QWidget {
    Q_OBJECT

public:
    static constexpr int CheckMs = 300; ///< after the last key

    SpecEditor(link::Session& session, QWidget* parent);

    /// Keeps what was typed last.
    ~SpecEditor() override;
    SpecEditor(const SpecEditor&) = delete;
    SpecEditor& operator=(const SpecEditor&) = delete;

    /// With the text in force, or where it was left; a draft of an earlier time is offered.
    void begin();

    /// What is known is shown; what is missing is asked for.
    void refresh();

    /// Another text than the one in force when it was loaded.
    [[nodiscard]] bool isEdited() const;

Q_SIGNALS:
    /// Back to the revisions: it was applied, or a person leaves it.
    void left();

private:
    /// What fills the middle.
    enum View : int { Text, Difference, Waiting };

    /// Which two texts are compared.
    enum class Compared : std::uint8_t { Own, Others };

    [[nodiscard]] QHBoxLayout* makeBar();
    void makeMiddle();
    void makeProblems();
    [[nodiscard]] QHBoxLayout* makeFoot();
    void makeKeys();
    void listen();

    [[nodiscard]] const schema::SpecHistory* history() const; ///< null: not known
    [[nodiscard]] bool isOvertaken() const;
    void takeHistory();
    void load(const std::string& revision);
    void typed();
    void check();
    void keepDraft();
    void applied();
    void leave();
    void forget();

    void showState();
    void showMiddle();
    void showDifference();
    void showProblems();
    void showVerdict();
    void showFoot();
    void fitProblems();
    void wait(const QString& why, const QString& whatToDo, bool again = false);
    void waitForText();
    void findNext(bool forward);
    void plan(bool unlocks);
    void refusedBy(const Error& why);
    void wrongFor(const std::vector<schema::Problem>& problems);
    void notOffered();
    [[nodiscard]] QString whyNotText() const;
    [[nodiscard]] QString whyNotRole() const;
    [[nodiscard]] QString pairText() const;

    void showNotice();
    void offerDraft();
    void sayOvertaken();
    void askBeforeLeaving();
    void takeDraftUp();
    void throwDraftAway();
    void goOnFromPresent();

    link::Session& session_;
    QString file_; ///< of the draft
    SpecDesk* desk_;
    SpecStager* stager_;
    SpecNotice* notice_;
    QButtonGroup* views_ = nullptr;
    shared::ElidedLabel* pair_ = nullptr;
    QPushButton* search_ = nullptr;
    SpecFindBar* find_ = nullptr;
    QStackedWidget* middle_;
    SpecTextEdit* edit_ = nullptr;
    SpecDiffView* difference_ = nullptr;
    TryAgain* waiting_ = nullptr;
    SpecProblemsModel* model_;
    QTableView* table_ = nullptr;
    QLabel* whyNot_;
    shared::StatusDot* dot_ = nullptr;
    shared::ElidedLabel* verdict_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QPushButton* unlock_ = nullptr;
    QPushButton* plan_ = nullptr;
    QTimer checking_;

    std::string base_; ///< the revision that the text is based on; empty: nothing is loaded
    QString loaded_;   ///< the text in force, as the text field has it
    std::optional<SpecDraft> draft_; ///< of an earlier time, and nobody decided on it yet
    bool hasDraft_ = false;          ///< of this text, on the disk
    bool isKept_ = true;             ///< what was typed is there, or nothing was
    std::vector<schema::Problem> problems_;
    std::string planned_; ///< the revision whose plan was asked for; empty: none
    QString plannedText_;
    QString refusal_; ///< why an agent did not take the text; empty: it was not so
    bool leaving_ = false;
    Compared compared_ = Compared::Own;
    std::pair<std::string, std::string> shown_; ///< the texts that difference_ shows
};

} // namespace bafar::ui::cluster
