#pragma once
// Every node of one floating IP as a table: its place in the election and why, what would be if it
// died, what it holds, adverts. No widget here. GUI thread.
#include "core/election/election.h"
#include "ui/shared/rows_model.h"

namespace bafar::ui::floating_ip {

/// "backup".
[[nodiscard]] QString routerStateText(schema::floating_ip::RouterState state);

/// Keys are node names, and "foreign ADDRESS" of who is none of our agents; highest priority
/// first.
class MembersModel : public shared::RowsModel {
    Q_OBJECT

public:
    explicit MembersModel(QObject* parent = nullptr);

    /// `isAnyUntold`: see election::isOwnerUnknown().
    void setCandidates(const std::vector<election::Candidate>& candidates, bool isAnyUntold);
};

} // namespace bafar::ui::floating_ip
