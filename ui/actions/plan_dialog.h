#pragma once
// The plan dialog: what an action would do, in numbers, before anything is done; then its run and
// what was observed (rules D1 to D12).
//
// What only a person can say (an image, a number) is asked for first. It covers its window. Cancel
// is the default and Enter never confirms; the confirm button must be held, or the name typed where
// a screen reader is at work, once the plan was seen to its end. Closing it never stops a running
// action, and any action that an agent tells of can be opened again, by whoever looks on, too.
// Results come only from the record an agent streams: a confirmation without an answer is UNKNOWN,
// is followed by its id, and is sent again when the agent is back. GUI thread.
// It is larger than the budget because each phase of the dialog has its functions here.
#include <QAccessible>
#include <QTimer>
#include <optional>

#include "core/schema/action_record.h"
#include "ui/actions/rules.h"
#include "ui/shared/overlay.h"

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace bafar::link {
class Session;
}

namespace bafar::shared {
class HoldButton;
}

namespace bafar::ui::actions {

class AskForm;
class PlanBody;

class PlanDialog : public shared::Overlay, private QAccessible::ActivationObserver {
    Q_OBJECT

public:
    /// Asks for the plan at once, or first for what it needs to know; `window` is covered while the
    /// dialog is open. `agent`: whom to ask; empty: any that offers it.
    PlanDialog(link::Session& session,
               schema::ActionRequest request,
               QWidget* window,
               std::string agent = {});

    /// An action that runs or ended, of whoever confirmed it. It is stopped and taken back only
    /// while the console is unlocked.
    PlanDialog(link::Session& session, QWidget* window, const schema::ActionRecord& record);
    ~PlanDialog() override;
    PlanDialog(const PlanDialog&) = delete;
    PlanDialog& operator=(const PlanDialog&) = delete;

    /// Pixels of the card's width where the window has room: the most, and in a narrower one.
    static constexpr int Widest = 1180;
    static constexpr int Narrow = 980;

    enum class Phase : std::uint8_t {
        Asking, ///< the person is asked
        Planning,
        Planned,
        Refused,    ///< for certain nothing was done
        Confirming, ///< the confirmation is on its way
        Unanswered, ///< it may be running
        Running,
        Ended
    };

    [[nodiscard]] Phase phase() const { return phase_; }

    /// The plan, once an agent computed it.
    [[nodiscard]] const std::optional<schema::Plan>& plan() const { return plan_; }

    /// The run, once confirmed.
    [[nodiscard]] const std::optional<schema::ActionRecord>& record() const { return record_; }

    [[nodiscard]] shared::HoldButton* holdButton() const { return hold_; }

Q_SIGNALS:
    void phaseChanged();
    void closed();

protected:
    void leave() override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void accessibilityActiveChanged(bool active) override;

    /// A confirmation and what became of it so far.
    struct Sent {
        schema::Confirmation value;
        int sent = 0;
        Instant sentAt;
        bool awaited = false; ///< an answer is still due
        bool givenUp = false; ///< sending it again tells nothing any more
        QString problem;      ///< why there is no answer
    };

    void open();
    void build();
    QHBoxLayout* makeFoot();
    void connectFoot();
    void begin();
    void askFirst();
    void planAgain();
    void ask();
    void planArrived(Result<schema::Plan> plan);
    void confirm();
    void send();
    void confirmAgain();
    void take(schema::ActionRecord record);
    void confirmed(Result<schema::ActionRecord> record);
    void follow();
    void cancelAction();
    void showPlan();
    void planBack();
    void planFor(const QString& candidate);
    void planWithReason();
    void askWithReason(bool confirms);
    void reasonPlanned(Result<schema::Plan> plan, bool confirms);
    void setPhase(Phase phase, bool rests = true);
    void refuse(const Error& error);
    void tick();
    void refreshPlanned();
    void refreshUnanswered();
    void refreshRunning();
    static void say(QLabel* label, const QString& text);
    void showTitle(const QString& title);
    void showBadge(const QString& text, const char* look);
    void refreshCancel();
    void refreshBack();
    void refreshLook();
    void nameHold(bool hold, const QString& obstacle);
    void showEnd(const QString& end, QString word);
    void lookAtIt();
    void rest();
    void watchReading();
    void readOn();
    void fitSoon();
    void fit(bool shrinks);
    [[nodiscard]] static int widthIn(const QWidget& window);
    [[nodiscard]] PlanView seen() const;
    [[nodiscard]] QString obstacleText(Obstacle obstacle) const;
    [[nodiscard]] QString stopText() const;
    [[nodiscard]] QString lostText() const;
    [[nodiscard]] QString endText() const;
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] bool isEndUnknown() const;
    [[nodiscard]] std::optional<schema::ActionInfo> offered(
        const schema::ActionRequest& request) const;
    [[nodiscard]] QString pressedTitle() const;
    [[nodiscard]] std::string subject() const;
    [[nodiscard]] QString runText() const;
    [[nodiscard]] QString blockedText() const;
    [[nodiscard]] QString whyNotSteered() const;
    [[nodiscard]] bool canBeStopped() const;
    [[nodiscard]] bool isTyped() const;
    [[nodiscard]] std::string wantedName() const;

    link::Session& session_;
    schema::ActionRequest request_;
    std::string agent_; ///< whom to ask; empty: any that offers it
    Phase phase_ = Phase::Planning;
    std::optional<schema::Plan> plan_;
    std::optional<schema::ActionRecord> record_;
    bool reopened_ = false;                   ///< nothing was unlocked for it
    bool assisted_ = QAccessible::isActive(); ///< a screen reader is at work
    Instant arrived_;
    Instant seenSince_;      ///< since then it is on the screen without a break
    int atEnd_ = 0;          ///< looks in a row that found the plan's end in sight
    bool readToEnd_ = false; ///< it was, in enough of them
    bool settling_ = false;  ///< what is shown is not laid out yet
    Sent confirmation_;
    bool stopWanted_ = false; ///< asked for before the run was known
    bool stopSent_ = false;
    QString stopProblem_; ///< why it could not be stopped
    QLabel* title_ = nullptr;
    QLabel* end_ = nullptr; ///< how it ended
    QLabel* subtitle_ = nullptr;
    QLabel* risk_ = nullptr;
    AskForm* form_ = nullptr;
    bool hasAsked_ = false; ///< something was asked for: planning again asks for it again
    PlanBody* body_ = nullptr;
    QLabel* note_ = nullptr;
    QPushButton* more_ = nullptr; ///< scrolls on
    QPushButton* back_ = nullptr;
    QPushButton* look_ = nullptr; ///< leads to what it was about
    QPushButton* unlock_ = nullptr;
    QPushButton* again_ = nullptr;
    QPushButton* close_ = nullptr; ///< while it runs: cancel_ stops it then
    QPushButton* cancel_ = nullptr;
    shared::HoldButton* hold_ = nullptr;
    QTimer ticking_;
    int asked_ = 0; ///< answers to older questions are ignored
};

} // namespace bafar::ui::actions
