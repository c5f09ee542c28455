#include "app/start.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>
#include <cstdio>

#include "app/console.h"
#include "app/desk.h"
#include "app/error_words.h"
#include "app/folders.h"
#include "app/last_profile.h"
#include "app/start_window.h"
#include "ui/link/profile_folder.h"
#include "ui/shared/format.h"

namespace bafar::app {
namespace {

struct StartWords {
    Q_DECLARE_TR_FUNCTIONS(Start)
};

/// What core and link wrote stands apart as a whole (Console); the rest is said already.
QString toldLine(const QString& line)
{
    const QString written = shared::withoutIsolation(line);
    return line == shared::technical(written) ? errorWords(written) : line;
}

/// A file can have many faults; who mends the first ones sees the others next time.
QString firstLines(const std::string& text)
{
    constexpr qsizetype LinesMax = 4;
    QStringList lines = QString::fromStdString(text).split(QLatin1Char('\n'));
    if (lines.size() > LinesMax) {
        lines = lines.mid(0, LinesMax) + QStringList{QStringLiteral("…")};
    }
    std::transform(lines.begin(), lines.end(), lines.begin(), toldLine);
    return lines.join(QLatin1Char('\n'));
}

/// Nothing was named, and nothing can be taken for meant.
StartReason reasonToChoose()
{
    const QString folder = shared::technical(profilesFolder());
    if (link::profilesIn(profilesFolder()).empty()) {
        return {StartWords::tr("No cluster is known yet"),
                StartWords::tr("A cluster is opened with a profile: a file that names its agents "
                               "and your certificate. None is kept in %1.")
                    .arg(folder),
                StartWords::tr("Open the file that an admin of the cluster gave you, or see the "
                               "demo, which needs none.")};
    }
    return {StartWords::tr("Which cluster shall be opened?"),
            StartWords::tr("Several profiles are kept in %1, and the one that was open last is not "
                           "known, or is gone.")
                .arg(folder),
            StartWords::tr("The one that you choose now is opened the next time, too.")};
}

StartReason reasonOf(const Options& options, const Error& error)
{
    if (options.demo) {
        return {StartWords::tr("The demo cannot be shown"), firstLines(error.text),
                StartWords::tr("Correct its story, or see the one that is built in.")};
    }
    if (options.profile.isEmpty()) {
        return reasonToChoose();
    }
    const QString name = QFileInfo(options.profile).completeBaseName();
    return {StartWords::tr("The profile “%1” cannot be opened")
                .arg(shared::technical(name.toStdString())),
            firstLines(error.text),
            StartWords::tr("Put right what is named here and open it again, or open another "
                           "cluster.")};
}

} // namespace

Start::Start(Desk& desk, const Options& options)
    : desk_(desk)
    , options_(options)
{
}

Start::~Start() = default;

bool Start::begin()
{
    open(options_);
    return console_ != nullptr || window_ != nullptr;
}

void Start::open(const Options& options)
{
    if (!desk_.isElsewhere()) {
        Result<std::unique_ptr<Console>> made = Console::make(options);
        if (!made) {
            tell(options, made.error());
            return;
        }
        console_ = std::move(*made);
        desk_.attach(console_->session(), console_->window());
        console_->start();
    }
    code_ = Done;
    if (options.isSeen() && !options.profile.isEmpty()) {
        rememberProfile(settingsFile(), options.profile);
    }
    if (window_ != nullptr) {
        window_->close(); // after the console's is shown: the last one that closes ends the program
        window_.release()->deleteLater(); // a click in it led here
    }
}

/// An empty profile: the demo.
void Start::choose(const QString& profile)
{
    Options wanted = options_;
    wanted.profile = profile;
    wanted.demo = profile.isEmpty();
    wanted.story.clear();
    desk_.turnTo(wanted);
    open(wanted);
}

void Start::tell(const Options& options, const Error& error)
{
    const QString text = shared::withoutIsolation(QString::fromStdString(error.text));
    std::fprintf(stderr, "bafar: %s\n", text.toUtf8().constData());
    desk_.sayFailed(text);
    code_ = error.code == Code::InvalidInput && options.profile.isEmpty() ? WrongUsage : NoProfile;
    if (options.isSeen() && options.inPlaceOf.isEmpty()) { // else the other console tells it
        showWindow(options, error);
    }
}

void Start::showWindow(const Options& options, const Error& error)
{
    if (window_ == nullptr) {
        window_ = std::make_unique<StartWindow>(profilesFolder());
        QObject::connect(window_.get(), &StartWindow::openWanted, window_.get(),
                         [this](const QString& file) { choose(file); });
        QObject::connect(window_.get(), &StartWindow::demoWanted, window_.get(),
                         [this] { choose({}); });
    }
    window_->tell(reasonOf(options, error));
    window_->show();
}

} // namespace bafar::app
