#pragma once
// A service or one of its tasks in words, beside its facts: how the last change goes, where a
// roll-back leads, what failed last, what a task uses. No widget here. GUI thread: texts are in the
// language of the moment.
#include <string>
#include <vector>

#include "core/schema/services.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::services {

/// One node's word on Docker.
struct Word {
    std::string node;
    bool fresh = false;                               ///< its agent is heard
    const schema::services::Status* status = nullptr; ///< null: it never said anything
};

/// The word of a manager that knows the Swarm, its leader's first; null: there is none.
[[nodiscard]] const schema::services::Status* swarmWord(const std::vector<Word>& words);

using FactRows = std::vector<shared::FactList::Row>;

/// `now`: the moment that ages are of. Empty: no manager that is heard knows it.
[[nodiscard]] FactRows serviceFacts(const std::vector<Word>& words,
                                    const std::string& service,
                                    WallTime now);

/// `task` is its name: "web.2".
[[nodiscard]] FactRows taskFacts(const std::vector<Word>& words,
                                 const std::string& task,
                                 WallTime now);

} // namespace bafar::ui::services
