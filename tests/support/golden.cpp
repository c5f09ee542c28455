#include "tests/support/golden.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace bafar::test {
namespace {

std::string readAll(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

} // namespace

std::string goldenDifference(const std::string& name, const std::string& actual)
{
    const char* source = std::getenv("BAFAR_SOURCE_DIR");
    const std::filesystem::path path =
        std::filesystem::path(source == nullptr ? "." : source) / "tests/golden" / name;
    if (std::getenv("BAFAR_UPDATE_GOLDEN") != nullptr) {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << actual;
        return {};
    }
    const std::string expected = readAll(path);
    if (expected == actual) {
        return {};
    }
    std::istringstream expectedLines(expected), actualLines(actual);
    std::string was, is;
    for (int line = 1;; ++line) {
        const bool more = static_cast<bool>(std::getline(expectedLines, was));
        const bool moreActual = static_cast<bool>(std::getline(actualLines, is));
        if (!more || !moreActual || was != is) {
            return path.string() + " line " + std::to_string(line) +
                   "\n  expected: " + (more ? was : "(end)") +
                   "\n  actual:   " + (moreActual ? is : "(end)") +
                   "\n  (BAFAR_UPDATE_GOLDEN=1 rewrites it)";
        }
    }
}

} // namespace bafar::test
