#pragma once
// The rows of the headroom that do not add up node by node. Of this folder alone. Pure.
#include "core/headroom/headroom.h"

namespace bafar::headroom {

/// One row, where a manager of the Swarm says how many run.
void addTasks(std::span<const NodeWord> words, std::vector<Row>& rows);

/// One row for each volume, by its fullest brick.
void addVolumes(std::span<const NodeWord> words, std::vector<Row>& rows);

/// One row for each mount point, by the node where it is fullest.
void addFileSystems(std::span<const NodeWord> words, std::vector<Row>& rows);

} // namespace bafar::headroom
