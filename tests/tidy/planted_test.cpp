// Each rule of tests/tidy, shown to find a violation planted in a tree of a few lines, and to stay
// silent without it.
#include <QTest>

#include "tests/support/main.h"
#include "tests/tidy/budget.h"
#include "tests/tidy/links.h"
#include "tests/tidy/models.h"
#include "tests/tidy/purity.h"
#include "tests/tidy/readme.h"

namespace bafar::test {
namespace {

constexpr std::string_view Readme = "# Bafar\n"
                                    "## Code map\n"
                                    "| folder | what |\n"
                                    "|---|---|\n"
                                    "| `core/base/` | x |\n"
                                    "| `agents/` | x |\n"
                                    "| `agents/runtime/` | x |\n"
                                    "| `agents/cache/` | x |\n"
                                    "| `agents/storage/` | x |\n"
                                    "| `ui/cache/` | x |\n"
                                    "## Who links what\n"
                                    "| target | may link | libraries | pure |\n"
                                    "|---|---|---|---|\n"
                                    "| `core_base` | | `tl::expected` | yes |\n"
                                    "| `agent_runtime` | `core_*` | `OpenSSL::SSL` | |\n"
                                    "| `agent_CONCEPT_core` | `core_*` | | yes |\n"
                                    "| `agent_CONCEPT` | `core_*` `agent_CONCEPT_core` "
                                    "`agent_runtime` | | |\n"
                                    "| `main` | `agent_CONCEPT` | | |\n"
                                    "| `ui_CONCEPT` | `core_*` | `Qt6::Widgets` | |\n";

/// A tree without a finding; tests replace or add files.
tidy::Tree soundTree()
{
    return {
        tidy::sourceFile("README.md", Readme),
        tidy::sourceFile("core/base/CMakeLists.txt",
                         "project_library(core_base SOURCES text.cpp LINKS tl::expected)\n"),
        tidy::sourceFile("core/base/text.h", "#include <string>\n"),
        tidy::sourceFile("core/base/text.cpp", "#include \"core/base/text.h\"\n"),
        tidy::sourceFile("agents/machine.h", "#include \"core/base/text.h\"\n"),
        tidy::sourceFile("agents/runtime/CMakeLists.txt",
                         "project_library(agent_runtime\n    SOURCES loop.cpp # the loop\n"
                         "    LINKS core_base PRIVATE_LINKS OpenSSL::SSL)\n"),
        tidy::sourceFile("agents/runtime/loop.h", ""),
        tidy::sourceFile("agents/runtime/loop.cpp", "#include <sys/epoll.h>\n"),
        tidy::sourceFile(
            "agents/cache/CMakeLists.txt",
            "project_library(agent_cache_core SOURCES machine.cpp LINKS core_base)\n"
            "project_library(agent_cache SOURCES driver.cpp LINKS agent_cache_core agent_runtime)"
            "\n"),
        tidy::sourceFile("agents/cache/machine.h", "#include \"agents/machine.h\"\n"),
        tidy::sourceFile("agents/cache/machine.cpp", "#include \"core/base/text.h\"\n"),
        tidy::sourceFile("agents/cache/driver.cpp", "#include \"agents/runtime/loop.h\"\n"
                                                    "#include \"agents/cache/machine.h\"\n"
                                                    "#include <sys/socket.h>\n"),
        tidy::sourceFile("agents/storage/CMakeLists.txt",
                         "project_library(agent_storage_core SOURCES wire.cpp LINKS core_base)\n"),
        tidy::sourceFile("agents/CMakeLists.txt",
                         "project_library(main SOURCES main.cpp LINKS agent_cache)\n"),
        tidy::sourceFile("agents/main.cpp", ""),
        tidy::sourceFile("agents/storage/wire.h", ""),
        tidy::sourceFile("agents/storage/wire.cpp", ""),
        tidy::sourceFile("ui/cache/CMakeLists.txt",
                         "project_library(ui_cache SOURCES page.cpp LINKS core_base Qt6::Widgets)"
                         "\n"),
        tidy::sourceFile("ui/cache/page.cpp", "#include \"core/base/text.h\"\n"),
    };
}

tidy::Tree soundTreeWith(const std::string& path, const std::string& text)
{
    tidy::Tree tree = soundTree();
    const auto found = std::ranges::find(tree, path, &tidy::SourceFile::path);
    if (found != tree.end()) {
        *found = tidy::sourceFile(path, text);
    } else {
        tree.push_back(tidy::sourceFile(path, text));
    }
    return tree;
}

QString allFindings(const tidy::Tree& tree)
{
    tidy::Findings all;
    for (const auto check : {tidy::checkListed, tidy::checkLinks, tidy::checkPurity,
                             tidy::checkWords, tidy::checkModels, tidy::checkReadme}) {
        const tidy::Findings some = check(tree);
        all.insert(all.end(), some.begin(), some.end());
    }
    const tidy::Findings sizes = tidy::checkSizes(tree);
    all.insert(all.end(), sizes.begin(), sizes.end());
    return QString::fromStdString(tidy::toText(all));
}

std::string repeated(const std::string& line, int times)
{
    std::string out;
    for (int i = 0; i < times; ++i) {
        out += line;
    }
    return out;
}

void row(const char* name, const std::string& path, const std::string& text, const char* finding)
{
    QTest::newRow(name) << path << text << QString::fromLatin1(finding);
}

} // namespace

class PlantedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aSoundTreeHasNoFinding() { QCOMPARE(allFindings(soundTree()), QString()); }

    void aViolationIsFound_data()
    {
        QTest::addColumn<std::string>("path");
        QTest::addColumn<std::string>("text");
        QTest::addColumn<QString>("finding");
        linkRows();
        purityRows();
        sizeRows();
    }

    void aViolationIsFound()
    {
        QFETCH(std::string, path);
        QFETCH(std::string, text);
        QFETCH(QString, finding);
        QCOMPARE(allFindings(soundTreeWith(path, text)), finding);
    }

    void aModelThatATesterLooksAtIsNone()
    {
        tidy::Tree tree =
            soundTreeWith("ui/cache/page.cpp", "class Lost : public QAbstractListModel {\n};\n");
        tree.push_back(tidy::sourceFile("tests/console/a_test.cpp",
                                        "#include <QAbstractItemModelTester>\n"
                                        "#include \"ui/cache/page.h\"\nLostAndFound other;\n"));
        QCOMPARE(tidy::checkModels(tree).size(), std::size_t{1}); // it names another class
        tree.back().lines.emplace_back("ui::cache::Lost model;");
        QCOMPARE(tidy::checkModels(tree).size(), std::size_t{0});
    }

private:
    static void linkRows()
    {
        row("a concept that includes another concept", "agents/cache/machine.cpp",
            "#include \"agents/storage/wire.h\"\n",
            "agents/cache/machine.cpp:1: agent_cache_core includes agents/storage/wire.h without "
            "linking agent_storage_core\n");
        row("a concept that links another concept", "agents/storage/CMakeLists.txt",
            "project_library(agent_storage_core SOURCES wire.cpp\n    LINKS agent_cache_core)\n",
            "agents/storage/CMakeLists.txt:1: agent_storage_core may not link agent_cache_core "
            "(README.md:16, \"Who links what\")\n");
        row("a row of any concept that links the half of one", "agents/CMakeLists.txt",
            "project_library(main SOURCES main.cpp LINKS agent_cache agent_cache_core)\n",
            "agents/CMakeLists.txt:1: main may not link agent_cache_core (README.md:18, \"Who "
            "links what\")\n");
        row("an interface that includes agents", "ui/cache/page.cpp",
            "#include \"agents/cache/machine.h\"\n",
            "ui/cache/page.cpp:1: ui_cache includes agents/cache/machine.h without linking "
            "agent_cache_core\n");
        row("an interface that includes the shape of agents", "ui/cache/page.cpp",
            "#include \"agents/machine.h\"\n",
            "ui/cache/page.cpp:1: ui includes agents: agents/machine.h\n");
        row("product code that includes tests", "core/base/text.cpp",
            "#include \"tests/support/main.h\"\n",
            "core/base/text.cpp:1: product code includes tests: tests/support/main.h\n");
        row("an include that is not named from the root", "core/base/text.cpp",
            "#include \"text.h\"\n",
            "core/base/text.cpp:1: no file text.h; includes are named from the root of the "
            "project\n");
        row("a library that the table does not give", "ui/cache/CMakeLists.txt",
            "project_library(ui_cache SOURCES page.cpp LINKS core_base Qt6::Sql)\n",
            "ui/cache/CMakeLists.txt:1: ui_cache may not link Qt6::Sql (README.md:19, \"Who links "
            "what\")\n");
        row("a target that the table does not know", "agents/storage/CMakeLists.txt",
            "project_library(agent_storage_core SOURCES wire.cpp)\n"
            "project_library(helpers SOURCES)\n",
            "agents/storage/CMakeLists.txt:2: helpers fits no row of \"Who links what\" in "
            "README.md\n");
        row("a source in no target", "core/base/lost.cpp", "",
            "core/base/lost.cpp: in no CMakeLists.txt: add it to the SOURCES of its folder's "
            "target, or delete it\n");
        row("a target made around the helpers", "agents/storage/CMakeLists.txt",
            "project_library(agent_storage_core SOURCES wire.cpp)\nadd_library(other other.cpp)\n",
            "agents/storage/CMakeLists.txt:2: add_library(...): use project_library or "
            "project_program, whose LINKS this check reads\n");
        row("a folder that the code map leaves out", "agents/alerting/rules.h", "",
            "README.md: the code map has no row for `agents/alerting/`\n");
    }

    static void purityRows()
    {
        row("a socket in a machine", "agents/cache/machine.cpp", "#include <sys/socket.h>\n",
            "agents/cache/machine.cpp:1: <sys/socket.h> in a pure file: it may know values only; "
            "what touches the system belongs in a driver\n");
        row("Qt in core", "core/base/text.h", "#include <QString>\n",
            "core/base/text.h:1: <QString> in a pure file: it may know values only; what touches "
            "the system belongs in a driver\n");
        row("a clock in a machine", "agents/cache/machine.cpp",
            "auto t = std::chrono::steady_clock::now();\n",
            "agents/cache/machine.cpp:1: steady_clock: not in a pure file; time, randomness and "
            "output are passed in or out\n");
        row("a clock in a driver", "agents/cache/driver.cpp",
            "auto t = std::chrono::system_clock::now();\n",
            "agents/cache/driver.cpp:1: system_clock: only agents/runtime/clock.cpp reads a "
            "clock\n");
        row("a thread in the shape", "agents/machine.h", "#include <thread>\n",
            "agents/machine.h:1: <thread> in a pure file: it may know values only; what touches "
            "the system belongs in a driver\n");
        row("a banned word in a comment or a text is none", "agents/cache/machine.cpp",
            "// no steady_clock here\nauto t = \"printf\"; /* rand\n puts */\n", "");
        row("unfinished work", "core/base/text.cpp", "// TODO(now): finish\n",
            "core/base/text.cpp:1: unfinished: finish it or open an issue\n");
        row("a test that sleeps", "tests/cache/a_test.cpp", "usleep(5);\n",
            "tests/cache/a_test.cpp: in no CMakeLists.txt: add it to the SOURCES of its folder's "
            "target, or delete it\n"
            "tests/cache/a_test.cpp:1: usleep: a test waits for a condition (say \"poll\" beside a "
            "pause between two looks), or moves its own clock\n");
        row("a model that no tester looks at", "ui/cache/page.cpp",
            "class Lost final : public shared::RowsModel {\n};\n",
            "ui/cache/page.cpp:1: Lost: in no test with a QAbstractItemModelTester; add it to "
            "tests/console/every_model_test.cpp\n");
        row("a using directive", "core/base/text.cpp", "using namespace std;\n",
            "core/base/text.cpp:1: no `using namespace`: name what is used\n");
    }

    static void sizeRows()
    {
        row("a line of 101 characters", "core/base/text.cpp", std::string(101, 'x') + '\n',
            "core/base/text.cpp:1: 101 characters wide, the budget is 100\n");
        row("a line of 100 letters of two bytes each is none", "core/base/text.cpp",
            repeated("\u0645", 100) + '\n', "");
        row("a wide table that is not formatted is none", "core/base/text.cpp",
            "// clang-format off\n" + std::string(101, 'x') + "\n// clang-format on\n", "");
        row("a file of 301 lines", "core/base/text.cpp", repeated("x;\n", 301),
            "core/base/text.cpp: 301 lines, the budget is 300: split it, or say at the top "
            "\"larger than the budget because ...\"\n");
        row("a file of 301 lines that says why", "core/base/text.cpp",
            "// This file is larger than the\n// budget because its table is one.\n" +
                repeated("x;\n", 301),
            "");
        row("a header of 121 lines", "core/base/text.h", repeated("x;\n", 121),
            "core/base/text.h: 121 lines, the budget is 120: split it, or say at the top "
            "\"larger than the budget because ...\"\n");
        row("a function of 61 lines", "core/base/text.cpp",
            "void f()\n{\n" + repeated("    x;\n", 61) + "}\n",
            "core/base/text.cpp:2: a function of 61 lines, the budget is 60: split it, or say "
            "above it \"larger than the budget because ...\"\n");
        row("a function of 61 lines in a file that says why it is long", "core/base/text.cpp",
            "// This file is larger than the budget because its table is one.\n\n" +
                std::string(8, '\n') + "void f()\n{\n" + repeated("    x;\n", 61) + "}\n",
            "core/base/text.cpp:12: a function of 61 lines, the budget is 60: split it, or say "
            "above it \"larger than the budget because ...\"\n");
        row("a function of 61 lines that says why", "core/base/text.cpp",
            "// It is larger than the budget because it is a table.\nvoid f()\n{\n" +
                repeated("    x;\n", 61) + "}\n",
            "");
        row("a function of 61 lines that gives no reason", "core/base/text.cpp",
            "void g();\n// larger than the budget because .\nvoid f()\n{\n" +
                repeated("    x;\n", 61) + "}\n",
            "core/base/text.cpp:4: a function of 61 lines, the budget is 60: split it, or say "
            "above it \"larger than the budget because ...\"\n");
        row("a function of 60 lines", "core/base/text.cpp",
            "void f()\n{\n" + repeated("    x;\n", 60) + "}\n", "");
        row("a script of 201 lines", "tests/lab/long", "#!/bin/bash\n" + repeated(":\n", 200),
            "tests/lab/long: 201 lines, the budget is 200: split it, or say at the top \"larger "
            "than the budget because ...\"\n");
    }
};

} // namespace bafar::test

TEST_CLASS(bafar::test::PlantedTest)
#include "planted_test.moc"
