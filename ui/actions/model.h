#pragma once
// Steps, conditions and candidates of a plan or a run as tables. No widget here. GUI thread.
#include "core/schema/action_record.h"
#include "ui/shared/rows_model.h"

namespace bafar::ui::actions {

/// Number, what will happen, limits or last line, state and time. Keys are step numbers.
class StepsModel : public shared::RowsModel {
    Q_OBJECT

public:
    explicit StepsModel(QObject* parent = nullptr);

    void setPlan(const schema::Draft& draft);
    void setRecord(const schema::ActionRecord& record, WallTime now);
};

/// Sentence and what was seen.
class ConditionsModel : public shared::RowsModel {
    Q_OBJECT

public:
    explicit ConditionsModel(QObject* parent = nullptr);

    /// `pending`: unknown ones are still being watched for.
    void setConditions(const std::vector<schema::Condition>& conditions, bool pending);
};

/// Who could play the part, their figures, why or why not.
class CandidatesModel : public shared::RowsModel {
    Q_OBJECT

public:
    explicit CandidatesModel(const schema::Draft& draft, QObject* parent = nullptr);
};

} // namespace bafar::ui::actions
