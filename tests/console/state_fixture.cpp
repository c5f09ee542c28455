#include "tests/console/state_fixture.h"

#include <QCoreApplication>
#include <QEvent>
#include <QSignalSpy>
#include <QTest>

#include "app/dump.h"
#include "tests/console/full_cluster.h"

namespace bafar::test {

using namespace std::chrono_literals;

const std::vector<std::pair<QString, StateFixture::Enter>>& StateFixture::entries()
{
    static const std::vector<std::pair<QString, Enter>> List{
        {QStringLiteral("well"), &StateFixture::beWell},
        {QStringLiteral("trouble"), &StateFixture::beInTrouble},
        {QStringLiteral("empty"), &StateFixture::beEmpty},
        {QStringLiteral("loading"), &StateFixture::load},
        {QStringLiteral("silent"), &StateFixture::fallSilent},
        {QStringLiteral("minority"), &StateFixture::loseMajority},
        {QStringLiteral("viewer"), &StateFixture::onlyLook},
        {QStringLiteral("refused"), &StateFixture::beRefused},
        {QStringLiteral("stale"), &StateFixture::growStale},
        {QStringLiteral("error"), &StateFixture::answerWithErrors},
    };
    return List;
}

QStringList StateFixture::states()
{
    QStringList names;
    for (const auto& [name, enter] : entries()) {
        names.append(name);
    }
    return names;
}

void StateFixture::openState(const QString& state,
                             const QString& language,
                             shared::ThemeName theme,
                             QSize size)
{
    now_ = {Instant(100h), SomeDay};
    link::holdClocks(now_);
    openWindow(language, theme, size);
    for (const auto& [name, enter] : entries()) {
        if (name == state) {
            (this->*enter)();
            return;
        }
    }
    QFAIL(qPrintable(QStringLiteral("no state ") + state));
}

void StateFixture::closeState()
{
    closeWindow();
    link::holdClocks({});
}

void StateFixture::settle()
{
    constexpr int RoundsMax = 60;
    QString before;
    for (int same = 0, round = 0; same < 2 && round < RoundsMax; ++round) {
        for (int layout = 0; layout < 6; ++layout) {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        }
        QTest::qWait(20);
        const QString now = app::accessibleText(*window_);
        same = now == before ? same + 1 : 0;
        before = now;
    }
}

void StateFixture::passTime(Duration duration)
{
    now_.monotonic += duration;
    now_.wall.unixMs += std::chrono::duration_cast<std::chrono::milliseconds>(duration).count();
    link::holdClocks(now_);
}

/// For what changes nothing on the map, and so is only in the next picture.
void StateFixture::waitForPicture()
{
    QSignalSpy merged(session_.get(), &link::Session::topologyChanged);
    QTRY_VERIFY(!merged.isEmpty());
}

void StateFixture::speak(bool trouble)
{
    Full wish;
    wish.trouble = trouble;
    speakFull(agents_, wish);
    QTRY_COMPARE(session_->topology().things.size(), thingsOf(wish));
}

void StateFixture::beWell()
{
    speak(false);
}

void StateFixture::beInTrouble()
{
    speak(true);
}

void StateFixture::beEmpty()
{
    for (const auto& [name, agent] : agents_) {
        agent->saySnapshot("n1");
    }
}

/// Nobody speaks; what the first picture of nothing says is there all the same.
void StateFixture::load()
{
    waitForPicture();
}

void StateFixture::fallSilent()
{
    speak(true);
    passTime(40s);
    for (const auto& [name, agent] : agents_) {
        agent->sayClosed(QStringLiteral("(111)"));
    }
    QTRY_COMPARE(session_->topology().worst, schema::State::Unknown);
}

void StateFixture::loseMajority()
{
    speak(true);
    for (const auto& [name, agent] : agents_) {
        agent->sayGroup(minorityOf(name));
    }
    QTRY_COMPARE(session_->cutOff().size(), std::size_t{3});
    waitForPicture();
}

/// Its certificate carries nothing out.
void StateFixture::onlyLook()
{
    session_->setIdentity({QStringLiteral("lab"),
                           QStringLiteral("viewer"),
                           QStringLiteral("sara"),
                           QStringLiteral("/home/sara/.config/bafar/lab/sara.pem"),
                           {SomeDay.unixMs + 86'400'000}});
    speak(true);
}

void StateFixture::beRefused()
{
    session_->setIdentity({QStringLiteral("lab"),
                           QStringLiteral("viewer"),
                           QStringLiteral("sara"),
                           QStringLiteral("/home/sara/.config/bafar/lab/sara.pem"),
                           {SomeDay.unixMs - 86'400'000}});
    for (const auto& [name, agent] : agents_) {
        agent->sayClosed(
            QStringLiteral("the certificate of viewer/sara expired at 2026-11-01T00:00:00.000Z; "
                           "issue a new one with: bafarctl pki issue viewer sara"),
            true);
    }
    const auto* notice = window_->findChild<QWidget*>(QStringLiteral("no entry"));
    QTRY_VERIFY(notice->isVisible());
}

void StateFixture::growStale()
{
    speak(true);
    passTime(5s); // of heartbeats of 1 s
    for (const auto& [name, agent] : agents_) {
        QTRY_COMPARE(session_->store().agent(name)->freshness, schema::State::Stale);
    }
    waitForPicture();
}

/// The map is still told: a page has what is asked for, or why not, beside what it shows.
void StateFixture::answerWithErrors()
{
    const Error garbage{Code::Unavailable, "the connection ended inside a body, after 512 bytes"};
    for (const auto& [name, agent] : agents_) {
        agent->specHistoryAnswer = tl::unexpected(garbage);
        agent->auditRefusal = garbage;
        agent->planAnswer = tl::unexpected(garbage);
        agent->past = [garbage](const link::HistoryQuestion&) -> Result<schema::HistorySeries> {
            return tl::unexpected(garbage);
        };
    }
    speak(true);
    Full wish;
    wish.trouble = true;
    schema::Message message;
    message.kind = schema::MessageKind::Snapshot;
    message.at = SomeDay;
    schema::Snapshot& unreadable = message.snapshot.emplace(fullSnapshotOf("n3", wish));
    for (auto& [name, report] : unreadable.concepts) {
        report.status.text = "{";
    }
    agents_["n3"]->say(message);
    waitForPicture();
}

} // namespace bafar::test
