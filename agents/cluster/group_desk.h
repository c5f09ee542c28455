#pragma once
// Carries out what actions order about the agents' group: the driver's half of group_order.h.
//
// Each order is answered once; what is so already is done. Loop thread only.
#include "agents/cluster/group_agreement.h"
#include "agents/cluster/values.h"

namespace bafar::cluster {

class GroupDesk {
public:
    using Done = std::function<void(Result<std::string>)>;

    /// `group` and `loop` outlive the desk.
    GroupDesk(GroupAgreement& group, runtime::Loop& loop)
        : group_(group)
        , loop_(loop)
    {
    }

    void carryOut(const GroupOrder& order, Done done);

private:
    void admit(const schema::cluster::Admit& order, Done done);
    void dismiss(const schema::cluster::Dismiss& order, Done done);
    void handOn(const schema::cluster::HandOn& order, Done done);
    void recover(const GroupOrder& order, Done done);
    void record(schema::RecordKind kind, std::string body, std::string finished, Done done);
    [[nodiscard]] std::optional<schema::Member> memberOf(const std::string& node) const;

    GroupAgreement& group_;
    runtime::Loop& loop_;
};

} // namespace bafar::cluster
