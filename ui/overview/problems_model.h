#pragma once
// Problems as a table, cut to the worst until all are asked for. No widget here. GUI thread.
#include "ui/overview/problems.h"
#include "ui/shared/rows_model.h"

namespace bafar::ui::overview {

class ProblemsModel : public shared::RowsModel {
    Q_OBJECT

public:
    enum Column { Name, Why, Since, Says, Map };

    static constexpr std::size_t Few = 8; ///< rows while not all are asked for
    /// And when they are: the topology's table has more.
    static constexpr std::size_t Many = WordedMax - 1;

    explicit ProblemsModel(QObject* parent = nullptr);

    /// `now`: of this machine, for dates.
    void setProblems(const std::vector<Problem>& problems, bool all, WallTime now);

    /// The problem in a row; null: there is no such row.
    [[nodiscard]] const Problem* problemAt(int row) const;

    /// How many have no row.
    [[nodiscard]] std::size_t leftOut() const { return leftOut_; }

private:
    std::vector<Problem> shown_;
    std::size_t leftOut_ = 0;
};

} // namespace bafar::ui::overview
