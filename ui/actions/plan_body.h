#pragma once
// The middle of the plan dialog: steps and candidates on one side, consequences and conditions on
// the other. GUI thread.
#include <QScrollArea>

#include "core/schema/action_record.h"

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QTableView;
class QVBoxLayout;

namespace bafar::shared {
class CommandBlock;
class FactList;
class EmptyState;
} // namespace bafar::shared

namespace bafar::ui::actions {

class StepsModel;
class ConditionsModel;

class PlanBody : public QScrollArea {
    Q_OBJECT

public:
    explicit PlanBody(QWidget* parent = nullptr);

    /// Says why there is no plan, or that it is being made.
    void showNotice(const QString& why, const QString& whatToDo);

    /// Whether a reason for the audit log can, or must, be given.
    enum class Reason : std::uint8_t { None, Optional, Needed };

    /// What a person types instead of, or beside, holding the button.
    struct Typing {
        std::string name; ///< what must be typed
        bool asked = false;
        Reason reason = Reason::Optional;
    };

    void showPlan(const schema::Plan& plan, const Typing& typing);

    /// What a plan says in figures; the same one made again has newer ones.
    void showFigures(const schema::Plan& plan);
    void showRecord(const schema::ActionRecord& record, WallTime now);

    /// The end of what is shown is in sight.
    [[nodiscard]] bool isAtEnd() const;

    /// Pixels that all of it needs at this width.
    [[nodiscard]] int neededHeight() const;

    /// PageUp, PageDown, Home, End, Up or Down; false: another key.
    bool scrollBy(int key);

    [[nodiscard]] std::string typedName() const;
    [[nodiscard]] std::string reason() const;

Q_SIGNALS:
    /// Another candidate is wanted: a new plan.
    void candidateWanted(const QString& name);
    void inputChanged();
    /// A reason was typed to its end: Return, or where it is needed the line was left.
    void reasonGiven();

private:
    QWidget* makeLeft();
    QWidget* makeRight();
    void showTaken(const schema::ActionRecord& record);
    void follow(const schema::ActionRecord& record);
    void showCandidates(const schema::Draft& draft);
    void offerOthers(const schema::Draft& draft);
    void share(int left, int right);
    void showTyping(const Typing& typing);
    QWidget* makeTyping();

    std::size_t followed_ = 0;  ///< the step that was scrolled to
    bool reasonNeeded_ = false; ///< by what is shown
    QWidget* columns_;
    QHBoxLayout* row_; ///< the two columns
    QFrame* taken_;    ///< who took the action over; hidden while nobody did
    QLabel* takenText_;
    shared::EmptyState* notice_;
    QLabel* stepsHead_ = nullptr;
    StepsModel* steps_;
    QTableView* stepsTable_ = nullptr;
    QWidget* candidates_ = nullptr;
    QVBoxLayout* candidatesPlace_ = nullptr;
    shared::FactList* consequences_ = nullptr;
    QLabel* noConsequences_ = nullptr;
    ConditionsModel* preconditions_;
    ConditionsModel* postconditions_;
    QWidget* before_ = nullptr;
    QWidget* after_ = nullptr;
    shared::CommandBlock* command_ = nullptr;
    QWidget* typing_ = nullptr;
    QLabel* nameHint_ = nullptr;
    QLineEdit* name_ = nullptr;
    QLineEdit* reason_ = nullptr;
};

} // namespace bafar::ui::actions
