#include "app/console.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QTimer>
#include <cstdio>

#include "app/alert_messages.h"
#include "app/arrangement.h"
#include "app/demo_world.h"
#include "app/dump_run.h"
#include "app/folders.h"
#include "app/main_window.h"
#include "app/pages.h"
#include "app/paint_trace.h"
#include "app/self_test.h"
#include "ui/link/connection.h"
#include "ui/link/memory.h"
#include "ui/link/profile.h"
#include "ui/link/session.h"
#include "ui/link/tls.h"

namespace bafar::app {

Console::Console(const Options& options)
    : options_(options)
{
}

Console::~Console() = default;

Result<std::unique_ptr<Console>> Console::make(const Options& options)
{
    std::unique_ptr<Console> console(new Console(options));
    const Result<void> connected =
        options.demo ? console->connectToDemo() : console->connectToProfile();
    if (!connected) {
        return tl::unexpected(connected.error());
    }
    const bool isSeen = !options.headless && options.dump.isEmpty();
    console->window_ = std::make_unique<MainWindow>(*console->session_, pages(), options.demo,
                                                    isSeen ? MainWindow::Making::AsWanted
                                                           : MainWindow::Making::AtOnce);
    if (!console->window_->openPage(options.page)) {
        return fail(Code::InvalidInput,
                    "--page is one of " +
                        console->window_->pageIds().join(QLatin1String(", ")).toStdString() +
                        ", not " + options.page.toStdString());
    }
    if (isSeen && !options.demo) {
        console->memory_ = std::make_unique<link::MemoryKeeper>(
            *console->session_, link::memoryFolder(console->session_->cluster()));
    }
    console->window_->resize(options.size);
    if (options.keepsArrangement) {
        console->arrangement_ = std::make_unique<ArrangementKeeper>(
            *console->window_, arrangementFile(console->session_->cluster()));
    }
    if (options.headless) {
        console->window_->messages().setEnabled(false); // nobody is there to be told
    } else {
        console->window_->messages().keepIn(settingsFile());
    }
    return console;
}

Result<void> Console::connectToProfile()
{
    if (options_.profile.isEmpty()) {
        return fail(Code::NotFound, "no cluster to show: give --profile FILE, or try --demo");
    }
    const Result<schema::Profile> profile = link::readProfile(options_.profile);
    if (!profile) {
        return tl::unexpected(profile.error());
    }
    const Result<QSslConfiguration> tls = link::tlsOf(*profile);
    if (!tls) {
        return tl::unexpected(tls.error());
    }
    std::vector<std::unique_ptr<link::AgentLink>> links;
    for (const schema::ProfileAgent& agent : profile->agents) {
        links.push_back(std::make_unique<link::Connection>(
            agent, profile->name, *tls, QRandomGenerator::system()->generate64()));
    }
    session_ =
        std::make_unique<link::Session>(QString::fromStdString(profile->name), std::move(links));
    return {};
}

Result<void> Console::connectToDemo()
{
    Result<std::unique_ptr<DemoWorld>> world = DemoWorld::make(options_.story);
    if (!world) {
        return tl::unexpected(world.error());
    }
    demo_ = std::move(*world);
    session_ = std::make_unique<link::Session>(QStringLiteral("demo"), demo_->makeLinks());
    return {};
}

void Console::start()
{
    window_->show();
    // After the first paint: the window comes first, the cluster into it.
    QTimer::singleShot(0, session_.get(), [this] {
        if (demo_ != nullptr) {
            demo_->start();
        }
        session_->start();
    });
    if (!options_.tracePaints.isEmpty()) {
        trace_ = std::make_unique<PaintTrace>(options_.tracePaints, *window_);
        if (!trace_->isOpen()) {
            std::fprintf(stderr, "bafar: cannot write %s\n",
                         options_.tracePaints.toUtf8().constData());
        }
    }
    if (options_.selfTest) {
        selfTest_ = std::make_unique<SelfTest>(*session_, *window_);
        QObject::connect(selfTest_.get(), &SelfTest::finished, qApp, &QCoreApplication::exit);
        selfTest_->start();
    }
    if (!options_.dump.isEmpty()) {
        dump_ = std::make_unique<DumpRun>(options_, *session_, *window_);
        QObject::connect(dump_.get(), &DumpRun::finished, qApp, [this](int code) {
            if (options_.exitAfterDump) {
                QCoreApplication::exit(code);
            }
        });
        dump_->start();
    }
}

} // namespace bafar::app
