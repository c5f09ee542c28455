#include "agents/actions/facts.h"

#include "agents/actions/text.h"

namespace bafar::actions {

Result<std::vector<schema::Condition>> checkFacts(const DraftSource& drafts,
                                                  const schema::Plan& plan)
{
    const Result<schema::Draft> fresh = drafts.draft(plan.request);
    if (!fresh) {
        return failWith("the plan cannot be drafted any more", fresh.error());
    }
    if (fresh->basis != plan.draft.basis) {
        return fail(Code::Conflict, "the state moved since the plan was made: " +
                                        changedFacts(plan.draft.basis, fresh->basis) +
                                        "; ask for a new plan");
    }
    std::vector<schema::Condition> judged;
    for (const schema::Condition& planned : plan.draft.preconditions) {
        const schema::Condition& condition = judged.emplace_back(drafts.judge(planned));
        const bool unknown = condition.verdict == schema::Verdict::Unknown;
        const bool stops = condition.verdict == schema::Verdict::Fail ||
                           (unknown && plan.draft.risk == schema::ActionClass::DataRisk);
        if (condition.blocking && stops) {
            return fail(Code::Conflict,
                        std::string(unknown ? "not known whether " : "does not hold: ") +
                            condition.text +
                            (condition.detail.empty() ? "" : " (" + condition.detail + ")"));
        }
    }
    return judged;
}

} // namespace bafar::actions
