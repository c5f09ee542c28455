#pragma once
// The part of the headroom that does not move: file systems and volumes. Pure; safe on every thread
// but for the words.
#include "ui/overview/headroom.h"

namespace bafar::ui::overview {

/// At most so many of each are shown, the fullest first.
inline constexpr std::size_t DisksMax = 4;

/// One row for each volume, by its fullest brick.
void addVolumes(const Known& known, std::vector<Headroom>& rows);

/// One row for each mount point, by the node where it is fullest.
void addFileSystems(const Known& known, std::vector<Headroom>& rows);

} // namespace bafar::ui::overview
