#pragma once
// The Redis servers together: who is the primary and who follows, how much of its memory each uses
// and what it does when that is full. GUI thread: texts are in the language of the moment.
#include <string>
#include <vector>

#include "core/schema/cache.h"
#include "ui/shared/share_bars.h"
#include "ui/things/outlook_head.h"

namespace bafar::ui::cache {

/// One node's word on its own server.
struct Word {
    std::string node;
    bool fresh = false;                            ///< its agent is heard
    const schema::cache::Status* status = nullptr; ///< null: it never said anything
    std::string memory{};                          ///< the thing's own fact of it; empty: none
};

[[nodiscard]] things::Outlook outlookOf(const std::vector<Word>& words);

/// Memory against its limit, of each server; at most BarsMax.
[[nodiscard]] std::vector<shared::ShareBar> barsOf(const std::vector<Word>& words);

inline constexpr std::size_t BarsMax = 64;

/// "keys are thrown away, the least used first": what a full server does.
[[nodiscard]] QString policyText(const std::string& policy);

} // namespace bafar::ui::cache
