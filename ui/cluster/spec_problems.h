#pragma once
// What is wrong with a text of the cluster spec: the same reader as the agents' says it, with
// lines, before an agent is asked. What only shows between sections the agent says itself. No
// widget here. GUI thread.
#include <map>
#include <string>
#include <vector>

#include "core/schema/type.h"
#include "ui/shared/rows_model.h"

namespace bafar::ui::cluster {

/// By line. Empty: it is sound.
[[nodiscard]] std::vector<schema::Problem> problemsOf(const std::string& text);

/// In the interface's language: what is wrong and what would be right.
[[nodiscard]] QString problemWords(std::string_view text);

/// What is wrong, by line from 1; what has no line is left out.
[[nodiscard]] std::map<int, QString> wrongLines(const std::vector<schema::Problem>& problems);

/// Line, place in the document, what is wrong.
class SpecProblemsModel : public shared::RowsModel {
    Q_OBJECT

public:
    static constexpr std::size_t RowsMax = 200; ///< of one text that are listed

    explicit SpecProblemsModel(QObject* parent = nullptr);

    void setProblems(const std::vector<schema::Problem>& problems);

    /// Null: there is no such row.
    [[nodiscard]] const schema::Problem* at(int row) const;

private:
    std::vector<schema::Problem> listed_;
};

} // namespace bafar::ui::cluster
