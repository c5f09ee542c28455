#include "tests/tidy/models.h"

#include <algorithm>
#include <cctype>

namespace bafar::tidy {
namespace {

/// The model that a line begins: "class RowsList : public QAbstractListModel {"; empty: none.
std::string_view modelIn(std::string_view line)
{
    constexpr std::string_view Class = "class ";
    constexpr std::string_view Public = " : public ";
    const std::size_t bases = line.find(Public);
    if (!line.starts_with(Class) || bases == std::string_view::npos) {
        return {};
    }
    std::string_view base = line.substr(bases + Public.size());
    base = base.substr(0, base.find_first_of(" ,{"));
    const std::string_view name = line.substr(Class.size(), bases - Class.size());
    return base.ends_with("Model") ? name.substr(0, name.find(' ')) : std::string_view();
}

bool isPartOfWord(char letter)
{
    return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_';
}

bool holdsName(std::string_view line, std::string_view word)
{
    const std::size_t at = line.find(word);
    if (at == std::string_view::npos) {
        return false;
    }
    const std::size_t end = at + word.size();
    return ((at == 0 || !isPartOfWord(line[at - 1])) &&
            (end == line.size() || !isPartOfWord(line[end]))) ||
           holdsName(line.substr(end), word);
}

/// A test with a model tester, and its lines of code.
struct TesterFile {
    const SourceFile* file = nullptr;
    std::vector<std::string> code;
};

bool includes(const SourceFile& file, const std::string& beginning)
{
    return std::ranges::any_of(
        file.lines, [&](const std::string& line) { return line.starts_with(beginning); });
}

std::vector<TesterFile> testersIn(const Tree& tree)
{
    std::vector<TesterFile> found;
    for (const SourceFile& file : tree) {
        if (file.path.starts_with("tests/console/") &&
            includes(file, "#include <QAbstractItemModelTester>")) {
            found.push_back({&file, codeOnly(file)});
        }
    }
    return found;
}

} // namespace

Findings checkModels(const Tree& tree)
{
    const std::vector<TesterFile> testers = testersIn(tree);
    Findings findings;
    for (const SourceFile& file : tree) {
        if (!isCpp(file.path) || !(file.path.starts_with("ui/") || file.path.starts_with("app/"))) {
            continue;
        }
        const std::vector<std::string> code = codeOnly(file);
        const std::string header = "#include \"" + folderOf(file.path);
        for (std::size_t i = 0; i < code.size(); ++i) {
            const std::string_view model = modelIn(code[i]);
            const bool isTested =
                model.empty() || std::ranges::any_of(testers, [&](const TesterFile& test) {
                    return includes(*test.file, header) &&
                           std::ranges::any_of(test.code, [&](const std::string& line) {
                               return holdsName(line, model);
                           });
                });
            if (!isTested) {
                findings.push_back({file.path, i + 1,
                                    std::string(model) +
                                        ": in no test with a QAbstractItemModelTester; add it to "
                                        "tests/console/every_model_test.cpp"});
            }
        }
    }
    return findings;
}

} // namespace bafar::tidy
