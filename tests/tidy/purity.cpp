#include "tests/tidy/purity.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace bafar::tidy {
namespace {

/// <cstdio> for snprintf, as std::format is not in this compiler; the words below keep files out.
constexpr std::array ValueHeaders{"algorithm",     "array",
                                  "bit",           "bitset",
                                  "cctype",        "charconv",
                                  "chrono",        "cmath",
                                  "compare",       "concepts",
                                  "cstddef",       "cstdio",
                                  "emmintrin.h",   "immintrin.h",
                                  "cstdint",       "cstdlib",
                                  "cstring",       "deque",
                                  "functional",    "initializer_list",
                                  "iterator",      "limits",
                                  "list",          "map",
                                  "memory",        "new",
                                  "numbers",       "numeric",
                                  "optional",      "queue",
                                  "ranges",        "ratio",
                                  "set",           "source_location",
                                  "span",          "sstream",
                                  "stack",         "stdexcept",
                                  "string",        "string_view",
                                  "tuple",         "type_traits",
                                  "typeindex",     "typeinfo",
                                  "unordered_map", "unordered_set",
                                  "utility",       "variant",
                                  "vector",        "version",
                                  "exception"};

constexpr std::array ImpureWords{"steady_clock",
                                 "system_clock",
                                 "high_resolution_clock",
                                 "utc_clock",
                                 "random_device",
                                 "jthread",
                                 "this_thread",
                                 "mutex",
                                 "shared_mutex",
                                 "condition_variable",
                                 "cout",
                                 "cerr",
                                 "clog",
                                 "printf",
                                 "fprintf",
                                 "puts",
                                 "fputs",
                                 "fwrite",
                                 "fopen",
                                 "stdout",
                                 "stderr",
                                 "getenv",
                                 "rand",
                                 "srand",
                                 "clock_gettime",
                                 "gettimeofday",
                                 "localtime",
                                 "gmtime"};

constexpr std::array ClockWords{"steady_clock", "system_clock", "high_resolution_clock",
                                "clock_gettime", "gettimeofday"};

constexpr std::array SleepWords{"sleep_for", "sleep_until", "usleep",
                                "nanosleep", "qSleep",      "msleep"};

struct Prefix {
    std::string_view library;
    std::string_view headers;
};

/// The header folders of libraries that a pure target may be given in the link table.
constexpr std::array LibraryHeaders{
    Prefix{"tl::expected", "tl/"},         Prefix{"nlohmann_json::nlohmann_json", "nlohmann/"},
    Prefix{"yaml-cpp", "yaml-cpp/"},       Prefix{"prometheus-cpp::core", "prometheus/"},
    Prefix{"OpenSSL::Crypto", "openssl/"}, Prefix{"pugixml::pugixml", "pugixml"},
    Prefix{"PkgConfig::RAFT", "raft.h"}};

struct Exception {
    std::string_view path;
    std::string_view word;
};

/// CHECK prints why it aborts.
constexpr std::array Exceptions{Exception{"core/base/check.cpp", "fprintf"},
                                Exception{"core/base/check.cpp", "stderr"}};

bool excepted(std::string_view path, std::string_view what)
{
    return std::ranges::any_of(Exceptions, [&](const Exception& exception) {
        return exception.path == path && exception.word == what;
    });
}

bool isWordCharacter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool holdsWord(std::string_view line, std::string_view word)
{
    for (std::size_t at = line.find(word); at != std::string_view::npos;
         at = line.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !isWordCharacter(line[at - 1])) &&
            (end == line.size() || !isWordCharacter(line[end]))) {
            return true;
        }
    }
    return false;
}

template <std::size_t N>
void findWords(const SourceFile& file,
               const std::array<const char*, N>& words,
               const std::string& why,
               Findings& findings)
{
    const std::vector<std::string> code = codeOnly(file);
    for (std::size_t i = 0; i < code.size(); ++i) {
        for (const std::string_view word : words) {
            if (holdsWord(code[i], word) && !excepted(file.path, word)) {
                findings.push_back({file.path, i + 1, std::string(word) + ": " + why});
            }
        }
    }
}

/// The header of an #include <header> line, else empty.
std::string_view systemHeader(std::string_view line)
{
    constexpr std::string_view Directive = "#include <";
    return line.starts_with(Directive)
               ? line.substr(Directive.size(), line.find('>') - Directive.size())
               : std::string_view();
}

bool isAllowed(std::string_view header, const std::vector<std::string>& libraries)
{
    return std::ranges::find(ValueHeaders, header) != ValueHeaders.end() ||
           std::ranges::any_of(LibraryHeaders, [&](const Prefix& prefix) {
               return header.starts_with(prefix.headers) &&
                      std::ranges::find(libraries, prefix.library) != libraries.end();
           });
}

void checkPureFile(const SourceFile& file,
                   const std::vector<std::string>& libraries,
                   Findings& findings)
{
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const std::string_view header = systemHeader(file.lines[i]);
        if (!header.empty() && !isAllowed(header, libraries)) {
            findings.push_back({file.path, i + 1,
                                "<" + std::string(header) +
                                    "> in a pure file: it may know values only; what touches the "
                                    "system belongs in a driver"});
        }
    }
    findWords(file, ImpureWords,
              "not in a pure file; time, randomness and output are passed in or out", findings);
}

/// A pause between two looks at a condition says so: "poll" on its line or on the one above.
void checkSleeps(const SourceFile& file, Findings& findings)
{
    Findings found;
    findWords(file, SleepWords,
              "a test waits for a condition (say \"poll\" beside a pause "
              "between two looks), or moves its own clock",
              found);
    for (const Finding& finding : found) {
        const std::size_t at = finding.line - 1;
        const bool polls = file.lines[at].find("poll") != std::string::npos ||
                           (at > 0 && file.lines[at - 1].find("poll") != std::string::npos);
        if (!polls) {
            findings.push_back(finding);
        }
    }
}

} // namespace

Findings checkPurity(const Tree& tree)
{
    const Targets targets(tree);
    const std::vector<LinkRule> rules = readLinkRules(tree);
    Findings findings;
    for (const SourceFile& file : tree) {
        if (!isCpp(file.path) || file.path.starts_with("tests/")) {
            continue;
        }
        const Target* owner = targets.owner(file.path);
        const LinkRule* rule = owner == nullptr ? nullptr : ruleOf(rules, owner->name);
        if (folderOf(file.path) == "agents/" && file.path.ends_with(".h") && owner == nullptr) {
            checkPureFile(file, {}, findings);
        } else if (rule != nullptr && rule->pure) {
            checkPureFile(file, rule->libraries, findings);
        } else if (file.path.starts_with("agents/") && file.path != "agents/runtime/clock.cpp") {
            findWords(file, ClockWords, "only agents/runtime/clock.cpp reads a clock", findings);
        }
    }
    return findings;
}

Findings checkWords(const Tree& tree)
{
    Findings findings;
    for (const SourceFile& file : tree) {
        // This folder names what it forbids.
        if (!isCpp(file.path) || file.path.starts_with("tests/tidy/")) {
            continue;
        }
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            const std::string& line = file.lines[i];
            if (line.find("TODO(now)") != std::string::npos || holdsWord(line, "FIXME")) {
                findings.push_back({file.path, i + 1, "unfinished: finish it or open an issue"});
            }
            const bool mayUse = file.path.starts_with("tests/") && file.path.ends_with(".cpp");
            if (!mayUse && line.starts_with("using namespace") &&
                line.find("iterals") == std::string::npos) {
                findings.push_back({file.path, i + 1, "no `using namespace`: name what is used"});
            }
        }
        if (file.path.starts_with("tests/") && !file.path.starts_with("tests/bench/")) {
            checkSleeps(file, findings);
        }
    }
    return findings;
}

} // namespace bafar::tidy
