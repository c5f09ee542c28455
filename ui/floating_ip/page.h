#pragma once
// The floating IP page: every address with its owner, its members and the way to hand it over. GUI
// thread.
#include "ui/shared/page.h"

namespace bafar::ui::floating_ip {

[[nodiscard]] shared::Page page();

} // namespace bafar::ui::floating_ip
