#pragma once
// The cluster spec's revisions as a list, and what differs between two of them, by field and by
// line, as `bafarctl spec diff` says it. No widget here. GUI thread.
#include "core/schema/spec_answers.h"
#include "core/schema/spec_diff.h"
#include "ui/shared/rows_model.h"

namespace bafar::ui::cluster {

/// Newest first; keys are the indexes of the records that put them in force, since a revision may
/// come back.
class RevisionsModel : public shared::RowsModel {
    Q_OBJECT

public:
    explicit RevisionsModel(QObject* parent = nullptr);

    /// `isOld`: nobody is heard who could say that it still holds.
    void setHistory(const schema::SpecHistory& history, bool isOld = false);

    /// Null: there is no such row.
    [[nodiscard]] const schema::SpecRevision* at(int row) const;

private:
    std::vector<schema::SpecRevision> newest_;
};

/// What differs between two texts; the one before may be empty: there was none.
struct SpecComparison {
    bool isSame = false;
    bool isFirst = false; ///< there was none before: every line is new
    bool isRead = true; ///< false: this console does not read all of them; only lines are compared
    std::vector<schema::SpecDifference> fields;
    QString lines; ///< a unified diff; each line safe to show
};

[[nodiscard]] SpecComparison compareSpecs(const std::string& nameBefore,
                                          const std::string& before,
                                          const std::string& nameAfter,
                                          const std::string& after);

/// Field by field: where, what became of it, before and after.
class FieldsModel : public shared::RowsModel {
    Q_OBJECT

public:
    explicit FieldsModel(QObject* parent = nullptr);

    void setFields(const std::vector<schema::SpecDifference>& fields);
};

} // namespace bafar::ui::cluster
