#pragma once
// Steps, conditions and candidates of a plan or a run as tables. No widget here. GUI thread.
#include "core/schema/action_record.h"
#include "ui/shared/rows_model.h"

namespace bafar::ui::actions {

/// Number, what will happen, limits or last line, state, time and time-out. Keys are step numbers.
class StepsModel : public shared::RowsModel {
    Q_OBJECT

public:
    enum Column { Number, What, Limits, State };

    /// How much of its time-out a running step has used, 0 to 1; no value for others.
    static constexpr int UsedRole = KeyRole + 1;

    explicit StepsModel(QObject* parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    void setPlan(const schema::Draft& draft);
    void setRecord(const schema::ActionRecord& record, WallTime now);

private:
    std::vector<double> used_; ///< by step; below 0: it does not run
};

/// Sentence and what was seen.
class ConditionsModel : public shared::RowsModel {
    Q_OBJECT

public:
    explicit ConditionsModel(QObject* parent = nullptr);

    /// What must hold before an action of this risk.
    void setBefore(const std::vector<schema::Condition>& conditions, schema::ActionClass risk);

    /// What must be seen after; `pending`: unknown ones are still being watched for.
    void setAfter(const std::vector<schema::Condition>& conditions, bool pending);
};

/// Who could play the part, their figures, why or why not.
class CandidatesModel : public shared::RowsModel {
    Q_OBJECT

public:
    explicit CandidatesModel(const schema::Draft& draft, QObject* parent = nullptr);
};

} // namespace bafar::ui::actions
