#pragma once
// The repository as text, for checks that need no compiler.
//
// Checks take a Tree and return Findings; they never touch the disk, so a test can plant a
// violation in a Tree of three lines and see it found. Values only.
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace bafar::tidy {

struct SourceFile {
    std::string path; ///< from the root, with '/'
    std::vector<std::string> lines;
};

using Tree = std::vector<SourceFile>;

/// What is wrong, where; and in the text also what to do.
struct Finding {
    std::string path;
    std::size_t line = 0; ///< from 1; 0: the whole file
    std::string text;

    bool operator==(const Finding&) const = default;
};

using Findings = std::vector<Finding>;

/// Every C++, CMake, script and Markdown file below the agreed folders, sorted by path.
[[nodiscard]] Tree readTree(const std::filesystem::path& root);

/// A file from its text; for tests.
[[nodiscard]] SourceFile sourceFile(std::string path, std::string_view text);

[[nodiscard]] const SourceFile* findFile(const Tree& tree, std::string_view path);

/// "core/base/" for "core/base/text.cpp".
[[nodiscard]] std::string folderOf(std::string_view path);

/// .h or .cpp
[[nodiscard]] bool isCpp(std::string_view path);

/// Begins with #! and a shell, or is a part of such a script.
[[nodiscard]] bool isScript(const SourceFile& file);

/// The same lines without comments and without what stands between quotes.
[[nodiscard]] std::vector<std::string> codeOnly(const SourceFile& file);

/// "path:line: text" for each, one a line.
[[nodiscard]] std::string toText(const Findings& findings);

} // namespace bafar::tidy
