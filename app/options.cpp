// What the program can be told. It is larger than the budget because each option has its check.
#include "app/options.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <cstdio>

#include "app/folders.h"
#include "app/last_profile.h"
#include "app/pages.h"

namespace bafar::app {
namespace {

constexpr qsizetype ReasonMax = 166; ///< letters, as in the plan dialog

QCommandLineOption option(const char* name, const char* help, const char* value = nullptr)
{
    return {QString::fromLatin1(name), QString::fromUtf8(help),
            value == nullptr ? QString() : QString::fromLatin1(value)};
}

/// It is larger than the budget because it is one list.
void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(QStringLiteral(
        "The console of a Bafar cluster.\n\n"
        "Exit codes: 0 done; 1 a dump could not be written, the action did not succeed or the "
        "self-test found something; 2 wrong usage; 3 the profile cannot be used; 4 not every "
        "agent was live in time (the dump was written)."));
    parser.addOption(option("profile",
                            "Cluster to show (default: the only file in "
                            "~/.config/bafar/profiles; of several, where there is a window, the "
                            "last one that was open).",
                            "FILE"));
    parser.addOption(option("demo", "Show a simulated cluster; needs no server."));
    parser.addOption(option("story", "What happens in the simulated cluster.", "FILE"));
    parser.addOption(option("headless", "No window on a screen (offscreen platform)."));
    parser.addOption(option("dump",
                            "When all agents are live, save a picture of each page and "
                            "what it says to this folder.",
                            "FOLDER"));
    parser.addOption(option("act",
                            "With --dump: do this action on SUBJECT, an entity's id such as "
                            "services/web, through the plan dialog; dumps go to before, during "
                            "and after. What the action needs to know follows: "
                            "--act services.update services/web image=IMAGE.",
                            "ACTION"));
    parser.addOption(option(
        "name", "With --act: what to type where data is at risk, the object's name.", "NAME"));
    parser.addOption(option("reason",
                            "With --act, for the audit log; needed where data is at risk or a "
                            "blocking precondition is unknown.",
                            "TEXT"));
    parser.addOption(option("hand-over",
                            "With --dump: short for --act floating_ip.hand_over "
                            "floating_ip/ADDRESS to=NODE.",
                            "ADDRESS=NODE"));
    parser.addOption(option("page", "Page to open.", "PAGE"));
    parser.addOption(option("lang",
                            "Language: en or fa (default: as chosen in the menu, else the "
                            "system's).",
                            "LANGUAGE"));
    parser.addOption(option("theme", "dark, light, contrast or system.", "THEME"));
    parser.addOption(option("size", "Window size in pixels.", "WxH"));
    parser.addOption(
        option("timeout", "With --dump: wait at most this many seconds for agents.", "SECONDS"));
    parser.addOption(option("trace-paints",
                            "Append to this file, after each paint, a line with the time for "
                            "each thing that the window now says otherwise, or no more.",
                            "FILE"));
    parser.addOption(option("trace-dispatch",
                            "Append to this file a line for each event that kept the window "
                            "from answering for 10 ms or more.",
                            "FILE"));
    parser.addOption(option("self-test",
                            "Try what the console needs, open every page on a simulated cluster "
                            "without a screen, print a line for each, and leave."));
    parser.addOption(option("debug-info", "Print what a report about this console needs: versions, "
                                          "platform, places; nothing of a cluster."));
    parser.addOption(option("exit-after-dump", "Leave when the dump is written (always with "
                                               "--headless)."));
    QCommandLineOption inPlaceOf = option("in-place-of", "", "SOCKET"); // of consoles only
    inPlaceOf.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(inPlaceOf);
    parser.addPositionalArgument(QStringLiteral("SUBJECT NAME=VALUE..."),
                                 QStringLiteral("See --act."),
                                 QStringLiteral("[SUBJECT [NAME=VALUE...]]"));
    parser.addHelpOption();
    parser.addVersionOption();
}

Result<shared::ThemeName> themeOf(const QString& text)
{
    if (text.isEmpty() || text == QLatin1String("system")) {
        return shared::ThemeName::System;
    }
    if (text == QLatin1String("dark")) {
        return shared::ThemeName::Dark;
    }
    if (text == QLatin1String("light")) {
        return shared::ThemeName::Light;
    }
    if (text == QLatin1String("contrast")) {
        return shared::ThemeName::HighContrast;
    }
    return fail(Code::InvalidInput,
                "--theme is one of dark, light, contrast, system, not " + text.toStdString());
}

Result<QSize> sizeOf(const QString& text)
{
    const QStringList parts = text.split(QLatin1Char('x'));
    bool wide = false;
    bool high = false;
    const QSize size(parts.value(0).toInt(&wide), parts.value(1).toInt(&high));
    if (parts.size() != 2 || !wide || !high || size.width() < 800 || size.height() < 600 ||
        size.width() > 8000 || size.height() > 8000) {
        return fail(Code::InvalidInput,
                    "--size is WIDTHxHEIGHT from 800x600 to 8000x8000, not " + text.toStdString());
    }
    return size;
}

Result<Act> handOverOf(const QString& text)
{
    const QString address = text.section(QLatin1Char('='), 0, 0);
    const QString to = text.section(QLatin1Char('='), 1);
    if (address.isEmpty() || to.isEmpty()) {
        return fail(Code::InvalidInput,
                    "--hand-over is ADDRESS=NODE, for example web=n2, not " + text.toStdString());
    }
    Act wanted;
    wanted.action = QStringLiteral("floating_ip.hand_over");
    wanted.subject = QStringLiteral("floating_ip/") + address;
    wanted.parameters[QStringLiteral("to")] = to;
    return wanted;
}

Result<Act> actOf(const QCommandLineParser& parser)
{
    const QStringList words = parser.positionalArguments();
    Act wanted;
    wanted.action = parser.value(QStringLiteral("act"));
    wanted.subject = words.value(0);
    wanted.typedName = parser.value(QStringLiteral("name"));
    wanted.reason = parser.value(QStringLiteral("reason")).trimmed();
    if (wanted.reason.size() > ReasonMax) {
        return fail(Code::InvalidInput,
                    "--reason has " + std::to_string(ReasonMax) + " letters at most");
    }
    if (wanted.action.isEmpty() || wanted.subject.isEmpty()) {
        return fail(Code::InvalidInput,
                    "--act is ACTION SUBJECT [NAME=VALUE...], for example services.update "
                    "services/web image=IMAGE");
    }
    for (const QString& word : words.mid(1)) {
        const QString name = word.section(QLatin1Char('='), 0, 0);
        if (name.isEmpty() || !word.contains(QLatin1Char('='))) {
            return fail(Code::InvalidInput,
                        "after --act ACTION SUBJECT comes NAME=VALUE, not " + word.toStdString());
        }
        wanted.parameters[name] = word.section(QLatin1Char('='), 1);
    }
    return wanted;
}

/// Errors: InvalidInput, also for words that belong to no option.
Result<std::optional<Act>> readAct(const QCommandLineParser& parser)
{
    const bool act = parser.isSet(QStringLiteral("act"));
    const bool handOver = parser.isSet(QStringLiteral("hand-over"));
    if (act && handOver) {
        return fail(Code::InvalidInput, "give --act or --hand-over, not both");
    }
    if (!act && !parser.positionalArguments().isEmpty()) {
        return fail(Code::InvalidInput, "bafar takes no argument like " +
                                            parser.positionalArguments().front().toStdString() +
                                            "; see --help");
    }
    if (!act && !handOver) {
        return std::optional<Act>();
    }
    Result<Act> wanted =
        act ? actOf(parser) : handOverOf(parser.value(QStringLiteral("hand-over")));
    if (!wanted) {
        return tl::unexpected(wanted.error());
    }
    return std::optional<Act>(std::move(*wanted));
}

/// The only profile of this person, or the last one that was open, or nothing. What a script does
/// is not up to what somebody opened.
QString defaultProfile(bool isSeen)
{
    const QDir folder(profilesFolder());
    const QStringList files = folder.entryList({QStringLiteral("*.yaml")}, QDir::Files);
    if (files.size() == 1) {
        return folder.filePath(files.front());
    }
    const QString last = isSeen ? lastProfile(settingsFile()) : QString();
    return QFileInfo(last).isFile() ? last : QString();
}

Result<void> readPage(const QCommandLineParser& parser, Options& options)
{
    if (!parser.isSet(QStringLiteral("page"))) {
        return {};
    }
    options.page = parser.value(QStringLiteral("page"));
    options.asksPage = true;
    QStringList ids;
    for (const shared::Page& page : pages()) {
        if (page.make != nullptr) {
            ids.append(page.id);
        }
    }
    return ids.contains(options.page)
               ? Result<void>()
               : fail(Code::InvalidInput, "--page is one of " +
                                              ids.join(QLatin1String(", ")).toStdString() +
                                              ", not " + options.page.toStdString());
}

Result<void> readValues(const QCommandLineParser& parser, Options& options)
{
    const Result<shared::ThemeName> theme = themeOf(parser.value(QStringLiteral("theme")));
    if (!theme) {
        return tl::unexpected(theme.error());
    }
    options.theme = *theme;
    if (parser.isSet(QStringLiteral("size"))) {
        const Result<QSize> size = sizeOf(parser.value(QStringLiteral("size")));
        if (!size) {
            return tl::unexpected(size.error());
        }
        options.size = *size;
    }
    Result<std::optional<Act>> act = readAct(parser);
    if (!act) {
        return tl::unexpected(act.error());
    }
    options.act = std::move(*act);
    if (parser.isSet(QStringLiteral("timeout"))) {
        bool fine = false;
        const double seconds = parser.value(QStringLiteral("timeout")).toDouble(&fine);
        if (!fine || seconds < 0.1 || seconds > 600) {
            return fail(Code::InvalidInput, "--timeout is a number of seconds from 0.1 to 600");
        }
        options.timeoutMs = static_cast<int>(seconds * 1000);
    }
    const QString language = parser.value(QStringLiteral("lang"));
    if (!language.isEmpty() && language != QLatin1String("en") && language != QLatin1String("fa")) {
        return fail(Code::InvalidInput, "--lang is en or fa, not " + language.toStdString());
    }
    options.language = language;
    return readPage(parser, options);
}

} // namespace

Result<Options> readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    Options options;
    if (!parser.parse(arguments)) {
        return fail(Code::InvalidInput, parser.errorText().toStdString());
    }
    if (parser.isSet(QStringLiteral("help"))) {
        std::fputs(parser.helpText().toUtf8().constData(), stdout);
        options.exitNow = Done;
        return options;
    }
    if (parser.isSet(QStringLiteral("version"))) {
        std::fputs("bafar " BAFAR_VERSION "\n", stdout);
        options.exitNow = Done;
        return options;
    }
    if (const Result<void> read = readValues(parser, options); !read) {
        return tl::unexpected(read.error());
    }
    options.profile = parser.value(QStringLiteral("profile"));
    options.selfTest = parser.isSet(QStringLiteral("self-test"));
    options.debugInfo = parser.isSet(QStringLiteral("debug-info"));
    options.demo = parser.isSet(QStringLiteral("demo")) || options.selfTest;
    options.story = parser.value(QStringLiteral("story"));
    options.headless = parser.isSet(QStringLiteral("headless")) || options.selfTest;
    options.dump = parser.value(QStringLiteral("dump"));
    options.tracePaints = parser.value(QStringLiteral("trace-paints"));
    options.traceDispatches = parser.value(QStringLiteral("trace-dispatch"));
    options.inPlaceOf = parser.value(QStringLiteral("in-place-of"));
    options.exitAfterDump = parser.isSet(QStringLiteral("exit-after-dump")) || options.headless;
    options.keepsArrangement = !options.headless && options.dump.isEmpty() &&
                               !parser.isSet(QStringLiteral("page")) &&
                               !parser.isSet(QStringLiteral("size"));
    options.keepsTheme = !options.headless && !parser.isSet(QStringLiteral("theme"));
    if (options.demo && !options.profile.isEmpty()) {
        return fail(Code::InvalidInput, "give --demo or --profile, not both");
    }
    if (options.act && options.dump.isEmpty()) {
        return fail(Code::InvalidInput, "--act and --hand-over need --dump FOLDER");
    }
    if (!options.demo && options.profile.isEmpty()) {
        options.profile = defaultProfile(options.isSeen());
    }
    return options;
}

} // namespace bafar::app
