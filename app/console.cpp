#include "app/console.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QTimer>
#include <cstdio>

#include "app/alert_messages.h"
#include "app/arrangement.h"
#include "app/crash_log.h"
#include "app/demo_world.h"
#include "app/dump_run.h"
#include "app/folders.h"
#include "app/key_bar.h"
#include "app/key_gate.h"
#include "app/main_window.h"
#include "app/pages.h"
#include "app/paint_trace.h"
#include "app/self_test.h"
#include "app/settling_keyring.h"
#include "app/sheet.h"
#include "ui/link/connection.h"
#include "ui/link/memory.h"
#include "ui/link/profile.h"
#include "ui/link/session.h"
#include "ui/link/tls.h"
#include "ui/shared/format.h"

namespace bafar::app {

struct ConsoleWords {
    Q_DECLARE_TR_FUNCTIONS(Console)
};

/// What core and link wrote stands apart in a right-to-left window: it is English so far.
static tl::unexpected<Error> sayable(const Error& error)
{
    QStringList lines;
    for (const QString& line : QString::fromStdString(error.text).split(QLatin1Char('\n'))) {
        lines.append(shared::technical(line.toStdString()));
    }
    return fail(error.code, lines.join(QLatin1Char('\n')).toStdString());
}

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
    console->window_ = std::make_unique<MainWindow>(*console->session_, pages(), options.demo,
                                                    options.isSeen() ? MainWindow::Making::AsWanted
                                                                     : MainWindow::Making::AtOnce);
    console->window_->openPage(options.page);
    link::Session& session = *console->session_;
    // The simulated cluster has none, and shares nothing with a real one of its name.
    const QString authority =
        options.demo ? QStringLiteral("simulated") : session.identity().authority;
    if (options.isSeen() && !options.demo) {
        console->memory_ = std::make_unique<link::MemoryKeeper>(
            session, link::memoryFolder(session.cluster(), authority));
    }
    console->window_->resize(options.size);
    if (options.keepsArrangement) {
        adoptArrangement(session.cluster(), authority);
        console->arrangement_ = std::make_unique<ArrangementKeeper>(
            *console->window_, session, arrangementFile(session.cluster(), authority));
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
        return sayable(profile.error());
    }
    std::vector<std::string> hosts;
    for (const schema::ProfileAgent& agent : profile->agents) {
        hosts.push_back(agent.node);
    }
    hideInCrashes(profile->name, std::move(hosts)); // before anything is said of them
    const Result<QSslConfiguration> tls = link::tlsWithoutKey(*profile);
    if (!tls) {
        return sayable(tls.error());
    }
    tls_ = *tls;
    settling_ = std::make_unique<SettlingKeyring>(
        keyring_, SettlingKeyring::Places{options_.profile, profilesFolder(), settingsFile()});
    gate_ = std::make_unique<KeyGate>(*profile, *settling_);
    gate_->begin();
    if (gate_->state() == KeyGate::State::Missing) {
        return gate_->written().empty() ? fail(Code::InvalidInput, gate_->why().toStdString())
                                        : sayable({Code::InvalidInput, gate_->written()});
    }
    std::vector<std::unique_ptr<link::AgentLink>> links;
    for (const schema::ProfileAgent& agent : profile->agents) {
        auto made = std::make_unique<link::Connection>(agent, profile->name, QSslConfiguration(),
                                                       QRandomGenerator::system()->generate64());
        connections_.push_back(made.get());
        links.push_back(std::move(made));
    }
    session_ =
        std::make_unique<link::Session>(QString::fromStdString(profile->name), std::move(links));
    session_->setIdentity(link::identityOf(*profile, *tls));
    return {};
}

Result<void> Console::connectToDemo()
{
    Result<std::unique_ptr<DemoWorld>> world = DemoWorld::make(options_.story);
    if (!world) {
        return sayable(world.error());
    }
    demo_ = std::move(*world);
    session_ = std::make_unique<link::Session>(QStringLiteral("demo"), demo_->makeLinks());
    return {};
}

/// Until the key is there, the window says why nothing is heard.
void Console::askForKey()
{
    QObject::connect(gate_.get(), &KeyGate::changed, window_.get(), [this] { takeKey(); });
    QObject::connect(settling_.get(), &SettlingKeyring::told, window_.get(),
                     [this](const QString& title, const QString& text, bool isTrouble) {
                         tellOfFiles(title, text, isTrouble);
                     });
    if (gate_->state() != KeyGate::State::Open && !options_.headless) {
        auto* bar = new KeyBar(*gate_, window_->centralWidget());
        window_->addNotice(bar);
        if (gate_->state() == KeyGate::State::Locked) {
            bar->ask();
        }
    }
    takeKey();
}

void Console::takeKey()
{
    const KeyGate::State state = gate_->state();
    session_->setUnasked(gate_->unasked());
    if (state == KeyGate::State::Open) {
        if (!gate_->chain().isEmpty()) {
            tls_.setLocalCertificateChain(gate_->chain());
            session_->setIdentity(link::identityOf(gate_->profile(), tls_));
        }
        tls_.setPrivateKey(gate_->key());
        for (link::Connection* connection : connections_) {
            connection->setTls(tls_);
        }
    } else if (options_.headless && state != KeyGate::State::Waiting) {
        const QString why = state == KeyGate::State::Locked
                                ? QStringLiteral("%1 needs a pass phrase, and nobody is here to "
                                                 "type it")
                                      .arg(gate_->place())
                                : gate_->why();
        std::fprintf(stderr, "bafar: %s\n", shared::withoutIsolation(why).toUtf8().constData());
        QTimer::singleShot(0, qApp, [] { QCoreApplication::exit(NoProfile); });
    }
}

/// What became of the files out of which certificate and key were moved into the keyring.
void Console::tellOfFiles(const QString& title, const QString& text, bool isTrouble)
{
    if (options_.headless) {
        const QString said = shared::withoutIsolation(title + QStringLiteral(": ") + text);
        std::fprintf(stderr, "bafar: %s\n", said.toUtf8().constData());
    } else if (isTrouble) {
        auto* sheet = new Sheet(title, window_->centralWidget());
        sheet->setObjectName(QStringLiteral("key files"));
        sheet->setCluster(QString::fromStdString(gate_->profile().name));
        sheet->addText(shared::breakable(text));
        sheet->present(sheet->addButton(ConsoleWords::tr("Close"), "", {}));
    } else {
        window_->messages().say(title, text, schema::Severity::Info);
    }
}

void Console::start()
{
    window_->show();
    if (gate_ != nullptr) {
        askForKey();
    }
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
