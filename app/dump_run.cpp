#include "app/dump_run.h"

#include <QApplication>
#include <algorithm>
#include <cstdio>

#include "app/clicks.h"
#include "app/dump.h"
#include "app/main_window.h"
#include "ui/link/session.h"

namespace bafar::app {
namespace {

constexpr int LookMs = 50;
constexpr int SettleMs = 6000; ///< for samples and for the picture to be calm
constexpr int AfterMs = 1500;  ///< the picture after: facts have followed the result

} // namespace

DumpRun::DumpRun(const Options& options, link::Session& session, MainWindow& window)
    : options_(options)
    , session_(session)
    , window_(window)
{
    connect(&looking_, &QTimer::timeout, this, &DumpRun::look);
}

void DumpRun::start()
{
    enter(Stage::Waiting);
    looking_.start(LookMs);
}

void DumpRun::enter(Stage stage)
{
    stage_ = stage;
    inStage_.start();
}

bool DumpRun::allLive() const
{
    const auto& agents = session_.store().agents();
    return std::all_of(agents.begin(), agents.end(), [](const auto& agent) {
        return agent.second.freshness == schema::State::Ok && !agent.second.reports.empty();
    });
}

bool DumpRun::sampled() const
{
    const auto& agents = session_.store().agents();
    return std::all_of(agents.begin(), agents.end(), [](const auto& agent) {
        return agent.second.freshness != schema::State::Ok || agent.second.sampledAt.unixMs != 0;
    });
}

QString DumpRun::folder(const char* part) const
{
    return options_.act ? options_.dump + QLatin1Char('/') + QLatin1String(part) : options_.dump;
}

bool DumpRun::dumpPages(const QString& folder)
{
    for (const QString& page : window_.pageIds()) {
        window_.openPage(page);
        (void)click(shownButton(window_, QStringLiteral("readLog"))); // the picture shows the log
        // Charts redraw a moment after they are shown, or have an answer, and speak after two
        // samples.
        constexpr qint64 LeastMs = 450;
        constexpr qint64 RedrawMs = 250;
        constexpr qint64 MostMs = 3000;
        QElapsedTimer shown;
        shown.start();
        for (qint64 until = LeastMs; shown.elapsed() < until;) {
            QApplication::processEvents(QEventLoop::AllEvents, 20);
            if (shown.elapsed() < MostMs && window_.awaitsSamples()) {
                until = std::max(LeastMs, shown.elapsed() + RedrawMs);
            }
        }
        if (const Result<void> saved = dumpWindow(window_, folder, page); !saved) {
            end(Failed, saved.error().text);
            return false;
        }
    }
    window_.openPage(options_.page);
    return true;
}

void DumpRun::look()
{
    const qint64 passed = inStage_.elapsed();
    switch (stage_) {
    case Stage::Waiting:
        if (allLive()) {
            enter(Stage::Settling);
        } else if (passed > options_.timeoutMs) {
            std::fputs("bafar: not every agent is live; see the dump for which\n", stderr);
            code_ = NotLive;
            begin();
        }
        break;
    case Stage::Settling:
        // Shortly after a start nobody may own an address yet; that is not the picture wanted.
        if ((sampled() && session_.topology().worst == schema::State::Ok &&
             passed > SettleMs / 2) ||
            passed > SettleMs) {
            begin();
        }
        break;
    case Stage::After:
        if (passed > AfterMs && dumpPages(folder("after"))) {
            end(code_, problem_);
        }
        break;
    case Stage::Over: break;
    }
}

void DumpRun::begin()
{
    enter(Stage::Over); // look() must not come in between while pages are saved
    if (!dumpPages(folder("before"))) {
        return;
    }
    if (options_.act && code_ == Done) {
        act();
    } else {
        end(code_, {});
    }
}

void DumpRun::act()
{
    act_ = std::make_unique<ActRun>(*options_.act, options_.dump, session_, window_);
    // Its pictures' files are there when it ends; the pages follow when facts have followed it.
    connect(act_.get(), &ActRun::finished, this, [this](const QString& problem) {
        code_ = problem.isEmpty() ? Done : Failed;
        problem_ = problem.toStdString();
        enter(Stage::After);
    });
    act_->start();
}

void DumpRun::end(int code, const std::string& problem)
{
    if (!problem.empty()) {
        std::fprintf(stderr, "bafar: %s\n", problem.c_str());
    }
    enter(Stage::Over);
    looking_.stop();
    Q_EMIT finished(code);
}

} // namespace bafar::app
