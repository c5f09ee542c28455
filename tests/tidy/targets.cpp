#include "tests/tidy/targets.h"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>

namespace bafar::tidy {
namespace {

constexpr std::array Helpers{"project_library", "project_program", "project_test"};
constexpr std::array Keywords{"SOURCES", "LINKS",     "PRIVATE_LINKS", "QT",       "GUI",
                              "SERIAL",  "NAMESPACE", "TIMEOUT",       "SANITIZED"};

std::string withoutComment(const std::string& line)
{
    return line.substr(0, line.find('#'));
}

/// Words of the call that opens on line `first`, without the parentheses.
std::vector<std::string> wordsOfCall(const SourceFile& file, std::size_t first)
{
    std::string text;
    for (std::size_t i = first; i < file.lines.size(); ++i) {
        text += withoutComment(file.lines[i]) + ' ';
        if (text.find(')') != std::string::npos) {
            break;
        }
    }
    const std::size_t open = text.find('(') + 1;
    std::istringstream in(text.substr(open, text.find(')') - open));
    std::vector<std::string> words;
    for (std::string word; in >> word;) {
        words.push_back(word);
    }
    return words;
}

Target targetOf(const SourceFile& file, std::size_t line, std::string helper)
{
    Target target;
    target.helper = std::move(helper);
    target.path = file.path;
    target.line = line + 1;
    std::string keyword;
    for (const std::string& word : wordsOfCall(file, line)) {
        if (std::ranges::find(Keywords, word) != Keywords.end()) {
            keyword = word;
        } else if (keyword.empty()) {
            target.name = word;
        } else if (keyword == "SOURCES") {
            target.sources.push_back(folderOf(file.path) + word);
        } else if (keyword == "LINKS") {
            target.links.push_back(word);
        } else if (keyword == "PRIVATE_LINKS") {
            target.privateLinks.push_back(word);
        }
    }
    return target;
}

bool isCMakeList(const SourceFile& file)
{
    return file.path.ends_with("CMakeLists.txt");
}

bool mentions(const SourceFile& list, std::string_view name)
{
    return std::ranges::any_of(list.lines, [&](const std::string& line) {
        const std::string code = ' ' + withoutComment(line) + ' ';
        for (std::size_t at = code.find(name); at != std::string::npos;
             at = code.find(name, at + 1)) {
            const std::string_view edges = " ()\"/";
            if (edges.find(code[at - 1]) != std::string_view::npos &&
                edges.find(code[at + name.size()]) != std::string_view::npos) {
                return true;
            }
        }
        return false;
    });
}

/// tests/fuzz lists its targets in a table: NAME_fuzz.cpp is the line that begins with NAME.
bool isFuzzTarget(const Tree& tree, const std::string& path)
{
    constexpr std::string_view Ending = "_fuzz.cpp";
    const SourceFile* list = findFile(tree, folderOf(path) + "targets.list");
    if (list == nullptr || !path.ends_with(Ending)) {
        return false;
    }
    const std::size_t start = folderOf(path).size();
    const std::string name = path.substr(start, path.size() - start - Ending.size());
    return std::ranges::any_of(
        list->lines, [&](const std::string& line) { return line.starts_with(name + ' '); });
}

bool isListed(const Tree& tree, const std::string& path)
{
    const SourceFile* helpers = findFile(tree, "resources/build/project.cmake");
    if (isFuzzTarget(tree, path) || (helpers != nullptr && mentions(*helpers, path))) {
        return true;
    }
    for (std::string folder = folderOf(path); !folder.empty();
         folder = folderOf(std::string_view(folder).substr(0, folder.size() - 1))) {
        const SourceFile* list = findFile(tree, folder + "CMakeLists.txt");
        if (list != nullptr && mentions(*list, std::string_view(path).substr(folder.size()))) {
            return true;
        }
    }
    return false;
}

/// How much a header without a .cpp of its own belongs to a target of its folder: most to the pure
/// half, then to the target that is named as the folder.
int rank(const Target& target, std::string_view folder)
{
    folder.remove_suffix(1);
    const std::string name = '_' + std::string(folder.substr(folder.rfind('/') + 1));
    return target.name.ends_with("_core") ? 2 : target.name.ends_with(name) ? 1 : 0;
}

} // namespace

Targets::Targets(const Tree& tree)
{
    for (const SourceFile& file : tree) {
        for (std::size_t i = 0; isCMakeList(file) && i < file.lines.size(); ++i) {
            for (const std::string helper : Helpers) {
                if (withoutComment(file.lines[i]).starts_with(helper + '(')) {
                    all_.push_back(targetOf(file, i, helper));
                }
            }
        }
    }
}

const Target* Targets::named(std::string_view name) const
{
    const auto found = std::ranges::find(all_, name, &Target::name);
    return found == all_.end() ? nullptr : &*found;
}

const Target* Targets::owner(std::string_view path) const
{
    const std::string source = std::string(path.substr(0, path.rfind('.'))) + ".cpp";
    for (const Target& target : all_) {
        if (std::ranges::find(target.sources, source) != target.sources.end()) {
            return &target;
        }
    }
    if (folderOf(path) == "agents/") {
        return nullptr; // the shape that every machine shares belongs to no target
    }
    const Target* first = nullptr;
    for (std::string folder = folderOf(path); !folder.empty() && first == nullptr;
         folder = folderOf(std::string_view(folder).substr(0, folder.size() - 1))) {
        for (const Target& target : all_) {
            if (folderOf(target.path) == folder &&
                (first == nullptr || rank(target, folder) > rank(*first, folder))) {
                first = &target;
            }
        }
    }
    return first;
}

bool Targets::reaches(const Target& from, const Target& to) const
{
    std::set<std::string> seen;
    std::vector<std::string> next = from.links;
    next.insert(next.end(), from.privateLinks.begin(), from.privateLinks.end());
    while (!next.empty()) {
        const std::string name = next.back();
        next.pop_back();
        const Target* target = named(name);
        if (target == nullptr || !seen.insert(name).second) {
            continue;
        }
        if (target == &to) {
            return true;
        }
        next.insert(next.end(), target->links.begin(), target->links.end());
    }
    return false;
}

Findings checkListed(const Tree& tree)
{
    Findings findings;
    for (const SourceFile& file : tree) {
        if (file.path.ends_with(".cpp") && !isListed(tree, file.path)) {
            findings.push_back({file.path, 0,
                                "in no CMakeLists.txt: add it to the SOURCES of its folder's "
                                "target, or delete it"});
        }
        const bool product = !file.path.starts_with("tests/") &&
                             !file.path.starts_with("resources/") && !folderOf(file.path).empty();
        for (std::size_t i = 0; product && isCMakeList(file) && i < file.lines.size(); ++i) {
            for (const std::string_view call :
                 {"add_library(", "add_executable(", "target_link_libraries("}) {
                if (withoutComment(file.lines[i]).find(call) != std::string::npos) {
                    findings.push_back({file.path, i + 1,
                                        std::string(call) +
                                            "...): use project_library or project_program, whose "
                                            "LINKS this check reads"});
                }
            }
        }
    }
    return findings;
}

} // namespace bafar::tidy
