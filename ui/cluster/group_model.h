#pragma once
// The agents' group as lists: where each member stands, why something is wrong, what was recovered
// by force. No widget here. GUI thread.
#include "core/base/time.h"
#include "ui/shared/rows_model.h"

namespace bafar::link {
class Session;
}

namespace bafar::ui::cluster {

/// Every agent of the profile and every member of the group; keys are node names. What an agent
/// said that is silent now, or that is cut off from the majority, is muted and says so.
class MembersModel : public shared::RowsModel {
    Q_OBJECT

public:
    explicit MembersModel(QObject* parent = nullptr);

    /// `now` as of link::monotonicNow().
    void setSession(const link::Session& session, Instant now);
};

/// What is wrong, and what to do, one row an agent; keys are node names.
class ProblemsModel : public shared::RowsModel {
    Q_OBJECT

public:
    explicit ProblemsModel(QObject* parent = nullptr);

    void setSession(const link::Session& session, Instant now);
};

/// The marks that never go: by whom the group was given a new membership by force, and who was left
/// behind. Of the agent that knows most of them, heard now or not.
class RecoveriesModel : public shared::RowsModel {
    Q_OBJECT

public:
    explicit RecoveriesModel(QObject* parent = nullptr);

    void setSession(const link::Session& session);
};

} // namespace bafar::ui::cluster
