#pragma once
// Faults put into a window by hand, one of each that the rules of looks.h know. GUI thread.
#include <vector>

class QWidget;

namespace bafar::test {

/// What every planted widget is called: a fault's line names it.
inline constexpr const char* PlantName = "planted";

struct Plant {
    const char* name; ///< "a cell that is shortened"
    const char* said; ///< how the fault's line begins; empty: nothing is wrong with it
    void (*put)(QWidget* window);
};

[[nodiscard]] const std::vector<Plant>& plants();

} // namespace bafar::test
