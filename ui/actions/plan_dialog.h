#pragma once
// The plan dialog: what an action would do, in numbers, before anything is done; then its run and
// what was observed (rules D1 to D12).
//
// It covers its window. Cancel is the default and Enter never confirms; the confirm button must be
// held. Closing it never stops a running action. Results come only from the record an agent
// streams. GUI thread.
#include <QTimer>
#include <optional>

#include "core/schema/action_record.h"
#include "ui/shared/overlay.h"

class QLabel;
class QPushButton;

namespace bafar::link {
class Session;
}

namespace bafar::shared {
class HoldButton;
}

namespace bafar::ui::actions {

class PlanBody;

class PlanDialog : public shared::Overlay {
    Q_OBJECT

public:
    /// Asks for the plan at once; `window` is covered while the dialog is open.
    PlanDialog(link::Session& session, schema::ActionRequest request, QWidget* window);

    enum class Phase : std::uint8_t { Planning, Planned, Refused, Confirming, Running, Ended };

    [[nodiscard]] Phase phase() const { return phase_; }

    /// The run, once confirmed.
    [[nodiscard]] const std::optional<schema::ActionRecord>& record() const { return record_; }

    [[nodiscard]] shared::HoldButton* holdButton() const { return hold_; }

Q_SIGNALS:
    void phaseChanged();
    void closed();

protected:
    void leave() override;

private:
    void build();
    void ask();
    void planArrived(Result<schema::Plan> plan);
    void confirm();
    void confirmed(Result<schema::ActionRecord> record);
    void follow();
    void cancelAction();
    void planBack();
    void planFor(const QString& candidate);
    void setPhase(Phase phase);
    void refuse(const Error& error);
    void tick();
    void refreshPlanned();
    void refreshRunning();
    [[nodiscard]] QString obstacleText() const;
    [[nodiscard]] std::string wantedName() const;

    link::Session& session_;
    schema::ActionRequest request_;
    Phase phase_ = Phase::Planning;
    std::optional<schema::Plan> plan_;
    std::optional<schema::ActionRecord> record_;
    Instant arrived_;
    QLabel* title_ = nullptr;
    QLabel* subtitle_ = nullptr;
    QLabel* risk_ = nullptr;
    PlanBody* body_ = nullptr;
    QLabel* note_ = nullptr;
    QPushButton* back_ = nullptr;
    QPushButton* again_ = nullptr;
    QPushButton* cancel_ = nullptr;
    shared::HoldButton* hold_ = nullptr;
    QTimer ticking_;
    int asked_ = 0; ///< answers to older questions are ignored
};

} // namespace bafar::ui::actions
