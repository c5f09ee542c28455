#pragma once
// The one thing to know of the database servers together: which one is not well; else who takes
// writes, what a commit there is worth, what breaks the promise. GUI thread: texts are in the
// language of the moment.
#include "core/replication/fleet.h"
#include "ui/things/outlook_head.h"

namespace bafar::ui::database {

[[nodiscard]] things::Outlook outlookOf(const std::vector<replication::Word>& words,
                                        const replication::Fleet& fleet);

} // namespace bafar::ui::database
