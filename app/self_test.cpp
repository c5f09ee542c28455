#include "app/self_test.h"

#include <QFile>
#include <QFileInfo>
#include <QFontInfo>
#include <QRawFont>
#include <QSslSocket>
#include <QTranslator>
#include <cstdio>

#include "app/dump.h"
#include "app/folders.h"
#include "app/main_window.h"
#include "app/options.h"
#include "app/pages.h"
#include "ui/link/session.h"
#include "ui/shared/icon.h"
#include "ui/shared/theme.h"

namespace bafar::app {
namespace {

Check checkTls()
{
    Check check{QStringLiteral("tls"), {}, QSslSocket::sslLibraryVersionString()};
    if (!QSslSocket::supportsSsl() || !QSslSocket::isProtocolSupported(QSsl::TlsV1_3)) {
        check.problem = QStringLiteral("no library that speaks TLS 1.3");
    }
    return check;
}

Check checkTranslations()
{
    Check check{QStringLiteral("translations"), {}, QStringLiteral("en, fa")};
    for (const char* language : {"en", "fa"}) {
        QTranslator translator;
        if (!translator.load(QStringLiteral(":/i18n/bafar_%1.qm").arg(QLatin1String(language)))) {
            check.problem += QStringLiteral("no %1; ").arg(QLatin1String(language));
        }
    }
    return check;
}

Check checkIcons()
{
    Check check{QStringLiteral("icons"), {}, {}};
    int drawn = 0;
    for (const shared::Page& page : pages()) {
        if (page.make != nullptr) {
            const QIcon icon = shared::makeIcon(page.icon, &shared::Tokens::muted);
            drawn += icon.pixmap(16, 16).isNull() ? 0 : 1;
            check.problem +=
                icon.isNull() ? page.icon + QStringLiteral(" is missing; ") : QString();
        }
    }
    if (shared::programIcon().pixmap(48, 48).isNull()) {
        check.problem += QStringLiteral("the program's own cannot be drawn");
    }
    check.detail = QStringLiteral("%1 drawn").arg(drawn);
    return check;
}

Check checkFonts()
{
    const QRawFont font = QRawFont::fromFont(shared::bodyFont(), QFontDatabase::Arabic);
    Check check{QStringLiteral("fonts"), {}, QFontInfo(shared::bodyFont()).family()};
    if (!font.isValid() || !font.supportsCharacter(QChar(0x067E))) {
        check.problem = QStringLiteral("none with Persian letters: install fonts-noto-ui-core");
    } else {
        check.detail += QStringLiteral(", Persian by ") + font.familyName();
    }
    return check;
}

/// What exists of a folder's path can be written.
Check checkFolder(const char* name, const QString& folder)
{
    Check check{QLatin1String(name), {}, folder};
    QFileInfo at(folder);
    while (!at.exists() && !at.isRoot()) {
        at = QFileInfo(at.path());
    }
    if (!at.isDir() || !at.isWritable()) {
        check.problem = folder + QStringLiteral(" cannot be written");
    }
    return check;
}

} // namespace

QString lineOf(const Check& check)
{
    return check.problem.isEmpty() ? QStringLiteral("ok    %1: %2").arg(check.name, check.detail)
                                   : QStringLiteral("FAIL  %1: %2").arg(check.name, check.problem);
}

std::vector<Check> checkInstallation()
{
    return {checkTls(),
            checkTranslations(),
            checkIcons(),
            checkFonts(),
            checkFolder("settings", QFileInfo(settingsFile()).path()),
            checkFolder("state", stateFolder()),
            checkFolder("sockets", runtimeFolder())};
}

SelfTest::SelfTest(link::Session& session, MainWindow& window)
    : session_(session)
    , window_(window)
{
    connect(&looking_, &QTimer::timeout, this, &SelfTest::look);
}

void SelfTest::start()
{
    tell(checkInstallation());
    since_.start();
    looking_.start(100);
}

void SelfTest::look()
{
    const auto& agents = session_.store().agents();
    std::size_t live = 0;
    for (const auto& [node, facts] : agents) {
        live += facts.freshness == schema::State::Ok ? 1U : 0U;
    }
    const bool allLive =
        live == agents.size() && !agents.empty() && !session_.topology().things.empty();
    if (!allLive && since_.elapsed() < WaitMs) {
        return;
    }
    looking_.stop();
    Check world{QStringLiteral("simulated cluster"), {}, {}};
    world.detail = QStringLiteral("%1 agents, %2 things")
                       .arg(agents.size())
                       .arg(session_.topology().things.size());
    world.problem =
        allLive ? QString()
                : QStringLiteral("not every agent was live, with something to show, in time");
    tell({world});
    tell(checkPages());
    std::printf("%s\n", failed_ == 0 ? "all works" : "something does not work");
    std::fflush(stdout);
    Q_EMIT finished(failed_ == 0 ? Done : Failed);
}

std::vector<Check> SelfTest::checkPages()
{
    std::vector<Check> checks;
    for (const QString& page : window_.pageIds()) {
        window_.openPage(page);
        const QImage image = window_.grab().toImage();
        const auto said = accessibleText(window_).count(QLatin1Char('\n'));
        Check check{QStringLiteral("page ") + page, {}, QStringLiteral("%1 items").arg(said)};
        if (image.isNull() || said < 10) {
            check.problem = QStringLiteral("it shows nothing");
        }
        checks.push_back(std::move(check));
    }
    return checks;
}

void SelfTest::tell(const std::vector<Check>& checks)
{
    for (const Check& check : checks) {
        failed_ += check.problem.isEmpty() ? 0 : 1;
        std::printf("%s\n", lineOf(check).toUtf8().constData());
    }
    std::fflush(stdout);
}

} // namespace bafar::app
