#pragma once
// The agents' group as its agents tell it, for people. Pure; safe on every thread.
#include <string>
#include <vector>

#include "core/schema/group_word.h"

namespace bafar::ctl {

using schema::cluster::GroupWord;

/// "leads", "voter", "minority", "-" (it says nothing of a group).
[[nodiscard]] std::string placeText(const GroupWord& word);

/// "group: n1 leads in term 7; members n1, n2 and n3 (1 of 3 voters may fail)"; where they
/// disagree, what each says. Empty: nobody says anything of a group.
[[nodiscard]] std::string groupLine(const std::vector<GroupWord>& words);

/// One row for each word, then the members that gave none, and what was recovered by force.
[[nodiscard]] std::string groupTable(const std::vector<GroupWord>& words);

} // namespace bafar::ctl
