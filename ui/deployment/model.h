#pragma once
// The records of the services' changes as a list, newest first, and the steps of one. No widget
// here. GUI thread.
#include "core/schema/deployment.h"
#include "ui/shared/rows_model.h"

namespace bafar::link {
class Session;
class Store;
} // namespace bafar::link

namespace bafar::ui::deployment {

/// What all agents say together, newest first.
struct Records {
    std::vector<schema::deployment::Deployment> list;
    std::uint32_t leftOut = 0; ///< kept by the agents and not told
    bool known = false;        ///< some agent records changes
};

[[nodiscard]] Records recordsOf(const link::Store& store);

/// Why this change cannot be taken back now, for people; empty: it can be asked for.
[[nodiscard]] QString whyNoWayBack(const link::Session& session,
                                   const schema::deployment::Deployment& record);

[[nodiscard]] QString kindWord(schema::deployment::Kind kind);

/// "registry/web:1 → registry/web:2", "3 → 5 tasks".
[[nodiscard]] QString changeWords(const schema::deployment::Deployment& record);
[[nodiscard]] QString whoWords(const schema::deployment::Deployment& record);
[[nodiscard]] QString endWords(const schema::deployment::Deployment& record);

/// Service, what, change, result, when, who, how long. Keys are the records' ids.
class RecordsModel : public shared::RowsModel {
    Q_OBJECT

public:
    enum Column { Service, What, Change, Result, When, Who, Took };

    explicit RecordsModel(QObject* parent = nullptr);

    void setRecords(std::vector<schema::deployment::Deployment> records);

    /// Null: it is not there.
    [[nodiscard]] const schema::deployment::Deployment* find(const QString& id) const;

private:
    std::vector<schema::deployment::Deployment> records_;
};

/// How each step went, and its last line.
class StepsModel : public shared::RowsModel {
    Q_OBJECT

public:
    explicit StepsModel(QObject* parent = nullptr);

    /// While it runs, the agent that runs it knows more than what was agreed on.
    void setRecord(const schema::deployment::Deployment& record, const link::Store& store);
};

} // namespace bafar::ui::deployment
