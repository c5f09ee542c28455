// Which start needs a screen.
#include <algorithm>
#include <cstring>
#include <initializer_list>

#include "app/options.h"

namespace bafar::app {

static bool isAnyGiven(std::span<char* const> arguments, std::initializer_list<const char*> names)
{
    return std::any_of(arguments.begin(), arguments.end(), [names](const char* one) {
        return std::any_of(names.begin(), names.end(),
                           [one](const char* name) { return std::strcmp(one, name) == 0; });
    });
}

void choosePlatform(std::span<char* const> arguments)
{
    const bool hasScreen =
        !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    const bool wantsNone =
        isAnyGiven(arguments, {"--headless", "--self-test", "--help", "-h", "--version", "-v"});
    // Where there is a screen, it is one of the facts.
    const bool goesWithout = !hasScreen && isAnyGiven(arguments, {"--debug-info"});
    if ((wantsNone || goesWithout) && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
}

} // namespace bafar::app
