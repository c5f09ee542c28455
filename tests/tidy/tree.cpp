#include "tests/tidy/tree.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace bafar::tidy {
namespace {

constexpr std::string_view Folders[] = {"app", "core", "ui", "resources", "agents", "tests", ".ci"};
constexpr std::string_view TopFiles[] = {"CMakeLists.txt", "README.md"};
constexpr std::size_t BytesMax = 400'000; ///< a larger file is data

bool isText(const std::filesystem::path& path)
{
    const std::string name = path.filename().string();
    const std::string ending = path.extension().string();
    return ending == ".h" || ending == ".cpp" || ending == ".md" || ending == ".cmake" ||
           ending == ".bash" || ending == ".list" || ending.empty() || name == "CMakeLists.txt";
}

SourceFile readFile(const std::filesystem::path& root, const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return sourceFile(path.lexically_relative(root).generic_string(), text.str());
}

/// Walks through one line; `mode` survives from line to line.
class Stripper {
public:
    std::string line(const std::string& in)
    {
        std::string out;
        for (std::size_t i = 0; i < in.size(); ++i) {
            step(in, i, out);
        }
        if (mode_ == Mode::Text || mode_ == Mode::Character) {
            mode_ = Mode::Code; // neither goes over the end of a line
        }
        return out;
    }

private:
    enum class Mode { Code, Comment, Text, Character, RawText };

    void step(const std::string& in, std::size_t& i, std::string& out)
    {
        const std::string_view rest = std::string_view(in).substr(i);
        switch (mode_) {
        case Mode::Code: code(rest, i, out); return;
        case Mode::Comment: leave(rest, "*/", i); return;
        case Mode::RawText: leave(rest, rawEnd_, i); return;
        case Mode::Text:
        case Mode::Character:
            if (in[i] == '\\') {
                ++i;
            } else if (in[i] == (mode_ == Mode::Text ? '"' : '\'')) {
                out += in[i];
                mode_ = Mode::Code;
            }
            return;
        }
    }

    void leave(std::string_view rest, std::string_view end, std::size_t& i)
    {
        if (rest.starts_with(end)) {
            i += end.size() - 1;
            mode_ = Mode::Code;
        }
    }

    void code(std::string_view rest, std::size_t& i, std::string& out)
    {
        const bool digitBefore =
            !out.empty() && std::isalnum(static_cast<unsigned char>(out.back())) != 0;
        if (rest.starts_with("//")) {
            i += rest.size();
        } else if (rest.starts_with("/*")) {
            ++i;
            mode_ = Mode::Comment;
        } else if (rest.starts_with("R\"")) {
            rawEnd_ = ")" + std::string(rest.substr(2, rest.find('(') - 2)) + "\"";
            i += rest.find('(');
            mode_ = Mode::RawText;
        } else {
            out += rest.front();
            if (rest.front() == '"') {
                mode_ = Mode::Text;
            } else if (rest.front() == '\'' && !digitBefore) { // 1'000 is a number
                mode_ = Mode::Character;
            }
        }
    }

    Mode mode_ = Mode::Code;
    std::string rawEnd_;
};

} // namespace

Tree readTree(const std::filesystem::path& root)
{
    Tree tree;
    for (const std::string_view name : TopFiles) {
        if (std::filesystem::exists(root / name)) {
            tree.push_back(readFile(root, root / name));
        }
    }
    for (const std::string_view folder : Folders) {
        if (!std::filesystem::exists(root / folder)) {
            continue;
        }
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
            if (entry.is_regular_file() && isText(entry.path()) && entry.file_size() <= BytesMax) {
                tree.push_back(readFile(root, entry.path()));
            }
        }
    }
    std::ranges::sort(tree, {}, &SourceFile::path);
    return tree;
}

SourceFile sourceFile(std::string path, std::string_view text)
{
    SourceFile file{std::move(path), {}};
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        file.lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return file;
}

const SourceFile* findFile(const Tree& tree, std::string_view path)
{
    const auto found = std::ranges::find(tree, path, &SourceFile::path);
    return found == tree.end() ? nullptr : &*found;
}

std::string folderOf(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash + 1));
}

bool isCpp(std::string_view path)
{
    return path.ends_with(".h") || path.ends_with(".cpp");
}

bool isScript(const SourceFile& file)
{
    if (file.lines.empty()) {
        return false;
    }
    const std::string& first = file.lines.front();
    return file.path.ends_with(".bash") ||
           (first.starts_with("#!") && (first.ends_with("bash") || first.ends_with("/sh")));
}

std::vector<std::string> codeOnly(const SourceFile& file)
{
    std::vector<std::string> out;
    out.reserve(file.lines.size());
    Stripper stripper;
    for (const std::string& line : file.lines) {
        out.push_back(stripper.line(line));
    }
    return out;
}

std::string toText(const Findings& findings)
{
    std::string out;
    for (const Finding& finding : findings) {
        out += finding.path;
        if (finding.line > 0) {
            out += ':' + std::to_string(finding.line);
        }
        out += ": " + finding.text + '\n';
    }
    return out;
}

} // namespace bafar::tidy
