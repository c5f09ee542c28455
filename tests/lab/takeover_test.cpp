// An action outlives its agent: the holder loses power before, in and after each step of the
// hand-over and of a spec change, and the action ends finished, undone or unknown, as declared.
//
// A step that another agent carries out is met by freezing that agent until the holder is gone; one
// that the holder carries out itself, by stopping the holder between the line of its log that names
// the command and what it does next. What the others had agreed on before they took it over shows
// which step was met; a play that met another one is judged too, and repeated. Several labs play
// at the same time, each the next row, since most of it is waiting. Needs root; real time.
// It is larger than the budget because the table, its plays and what is judged belong together.
#include <QElapsedTimer>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>
#include <atomic>
#include <future>
#include <mutex>
#include <thread>
#include <unistd.h>
#include <vector>

#include "tests/lab/takeover_lab.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

constexpr int Labs = 4; ///< that play at the same time
constexpr int TriesMax = 8;
constexpr int SpecSteps = 8;
constexpr int StepLimitMs = 10'000; ///< until a step begins
constexpr int EndLimitMs = 60'000;  ///< until a lost holder's action has ended
constexpr int SeenLimitMs = 15'000; ///< until what has ended is seen everywhere
constexpr int UnknownMs = 1'000;    ///< below the pipeline's limit for a first record
constexpr int AbsentMs = 4'000;     ///< without a record by then, nothing was agreed

enum class Moment {
    NothingSent,  ///< the holder is cut off when it is confirmed
    NothingBegun, ///< the first record is agreed by the others when the holder is gone
    InStep,
    NeverArrived, ///< in a step whose command is lost on its way
    Forgotten,    ///< in a step whose agent is started anew too
    Verifying,
    Ended,
};

struct Row {
    const char* name;
    Moment moment;
    int step;
    const char* by;     ///< who carries the step out
    const char* leader; ///< of the group
    bool returns;       ///< the holder, as soon as it is taken over
    const char* end;    ///< ActionState
};

struct Scene {
    const char* action;
    const char* holder;
    const char* owner;  ///< of the floating IP before
    const char* target; ///< of the hand-over; null: a spec change
    std::vector<Row> rows;
};

// Steps of a spec change: 0 proposes, 1 to 3 are checked by n1 to n3, 4 puts it in force, 5 to 7
// are run by n1 to n3. The holder carries out 0 and 4 and its own of the others. What nobody can
// check or run any more is undone; what its lost holder had run is unknown, unless it comes back.
// The hand-over has one step. A follower's first record is agreed by the leader or never: before
// the first step there is nothing that the others could know of.
const std::vector<Scene> Scenes = {
    {"spec, its leader holds",
     "n1",
     "n2",
     nullptr,
     {
         {"nothing left it", Moment::NothingSent, 0, "n1", "n1", false, ""},
         {"before the first step", Moment::NothingBegun, 0, "n1", "n1", false, "failed_undone"},
         {"it proposes", Moment::InStep, 0, "n1", "n1", false, "failed_undone"},
         {"it checks", Moment::InStep, 1, "n1", "n1", true, "failed_undone"},
         {"n2 checks", Moment::InStep, 2, "n2", "n1", false, "failed_undone"},
         {"n3 checks", Moment::InStep, 3, "n3", "n1", false, "failed_undone"},
         {"it puts it in force", Moment::InStep, 4, "n1", "n1", false, "failed_undone"},
         {"it runs it and comes back", Moment::InStep, 5, "n1", "n1", true, "succeeded"},
         {"it runs it and stays away", Moment::InStep, 5, "n1", "n1", false, "unknown"},
         {"n2 runs it", Moment::InStep, 6, "n2", "n1", false, "unknown"},
         {"n3 runs it, and it comes back", Moment::InStep, 7, "n3", "n1", true, "succeeded"},
         {"after the last step", Moment::Ended, 7, "n3", "n1", false, "succeeded"},
     }},
    {"spec, a follower holds",
     "n3",
     "n2",
     nullptr,
     {
         {"nothing left it", Moment::NothingSent, 0, "n3", "n1", false, ""},
         {"it proposes", Moment::InStep, 0, "n3", "n1", false, "failed_undone"},
         {"n1 checks", Moment::InStep, 1, "n1", "n2", false, "failed_undone"},
         {"n2 checks", Moment::InStep, 2, "n2", "n1", false, "failed_undone"},
         {"it checks", Moment::InStep, 3, "n3", "n1", true, "failed_undone"},
         {"it puts it in force", Moment::InStep, 4, "n3", "n1", false, "failed_undone"},
         {"n1 runs it", Moment::InStep, 5, "n1", "n2", false, "failed_undone"},
         {"n2 runs it", Moment::InStep, 6, "n2", "n1", false, "failed_undone"},
         {"it runs it and comes back", Moment::InStep, 7, "n3", "n1", true, "succeeded"},
         {"after the last step", Moment::Ended, 7, "n3", "n1", false, "succeeded"},
     }},
    {"hand-over, its leader holds",
     "n1",
     "n3",
     "n2",
     {
         {"nothing left it", Moment::NothingSent, 0, "n2", "n1", false, ""},
         {"before the step", Moment::NothingBegun, 0, "n2", "n1", false, "succeeded"},
         {"n2 claims", Moment::InStep, 0, "n2", "n1", false, "succeeded"},
         {"the command never arrived", Moment::NeverArrived, 0, "n2", "n1", false, "succeeded"},
         {"n2 has forgotten it", Moment::Forgotten, 0, "n2", "n1", false, "unknown"},
         {"after the step", Moment::Verifying, 0, "n2", "n1", false, "succeeded"},
         {"after the end", Moment::Ended, 0, "n2", "n1", false, "succeeded"},
     }},
    {"hand-over, a follower holds",
     "n3",
     "n1",
     "n2",
     {
         {"nothing left it", Moment::NothingSent, 0, "n2", "n1", false, ""},
         {"n2 claims", Moment::InStep, 0, "n2", "n1", false, "succeeded"},
         {"n2 has forgotten it", Moment::Forgotten, 0, "n2", "n1", false, "unknown"},
         {"after the step", Moment::Verifying, 0, "n2", "n1", false, "succeeded"},
     }},
    {"hand-over to its holder",
     "n3",
     "n1",
     "n3",
     {
         {"it claims", Moment::InStep, 0, "n3", "n1", false, "unknown"},
     }},
    {"hand-over from its holder",
     "n1",
     "n1",
     "n2",
     {
         {"n2 claims", Moment::InStep, 0, "n2", "n1", false, "unknown"},
     }},
};

/// What a play came to.
struct Played {
    bool met = false;
    QString missed; ///< why it was not
    QString trouble;
};

QString stepState(const QJsonObject& record, int step)
{
    return record.value(QLatin1String("steps"))
        .toArray()
        .at(step)
        .toObject()
        .value(QLatin1String("state"))
        .toString();
}

QString textOf(const QJsonObject& record, const char* key)
{
    return record.value(QLatin1String(key)).toString();
}

QString differences(const QJsonObject& one, const QJsonObject& other)
{
    QStringList keys;
    for (const QString& key : one.keys() + other.keys()) {
        if (one.value(key) != other.value(key)) {
            keys += key;
        }
    }
    keys.removeDuplicates();
    return keys.join(QLatin1Char(' '));
}

bool hasEnded(const QJsonObject& record)
{
    const QString state = textOf(record, "state");
    return !state.isEmpty() && state != QLatin1String("running") &&
           state != QLatin1String("verifying");
}

int fenceOf(const QJsonObject& record)
{
    return record.value(QLatin1String("fence")).toInt();
}

/// One loss of a holder, from a settled lab to a settled lab.
class Play {
public:
    Play(TakeoverLab& lab, const Scene& scene, const Row& row, int number)
        : lab_(lab)
        , scene_(scene)
        , row_(row)
        , holder_(QLatin1String(scene.holder))
        , by_(QLatin1String(row.by))
        , mark_(QStringLiteral("%1: %2, %3")
                    .arg(QLatin1String(scene.action), QLatin1String(row.name))
                    .arg(number))
    {
        living_ = TakeoverLab::Nodes;
        living_.removeAll(holder_);
    }

    [[nodiscard]] Played run();

private:
    [[nodiscard]] QString prepare();
    [[nodiscard]] QString loseHolder();
    [[nodiscard]] QString begin();
    [[nodiscard]] QString awaitMoment();
    [[nodiscard]] QString staysUnknown(const QString& node) const;
    void watch();
    [[nodiscard]] bool isWhole(const QJsonObject& record) const;
    [[nodiscard]] bool wasMet() const;
    [[nodiscard]] QString judge(bool met);
    [[nodiscard]] QString judgeRecord(bool met);
    [[nodiscard]] QString saysTheSame(const QString& node) const;
    [[nodiscard]] QString judgeWorld(const QStringList& nodes) const;
    [[nodiscard]] QString judgeCommands() const;
    [[nodiscard]] QString freeLock();
    [[nodiscard]] QString holderReturns();

    [[nodiscard]] bool isSpec() const { return scene_.target == nullptr; }

    TakeoverLab& lab_;
    const Scene& scene_;
    const Row& row_;
    QString holder_;
    QString by_;
    QString mark_; ///< in the spec
    QStringList living_;
    QString missed_;     ///< why the holder was not lost when it should be
    QJsonObject before_; ///< as its holder left it
    QJsonObject after_;  ///< at its end; empty: nobody knows it
    std::map<QString, int> begunBefore_;
    bool back_ = false; ///< the holder
};

Played Play::run()
{
    Played played;
    const auto step = [&played](const QString& trouble) {
        played.trouble = trouble;
        return trouble.isEmpty();
    };
    if (step(prepare()) && step(loseHolder())) {
        watch();
        played.met = wasMet();
        played.missed = missed_;
        std::ignore = step(judge(played.met)) && step(holderReturns());
    }
    if (!played.trouble.isEmpty()) {
        std::ignore = lab_.verb(QStringLiteral("start ") + holder_); // the next row needs it
        played.trouble = mark_ + QStringLiteral(": ") + played.trouble;
    }
    return played;
}

QString Play::prepare()
{
    const QString settled = lab_.settle(QLatin1String(row_.leader));
    return settled.isEmpty() ? lab_.giveTo(QLatin1String(scene_.owner)) : settled;
}

QString Play::begin()
{
    const QString words = isSpec() ? QStringLiteral("spec apply ") + lab_.specWith(mark_)
                                   : QStringLiteral("act floating_ip.hand_over address=web to=") +
                                         QLatin1String(scene_.target);
    return lab_.begin(words, holder_, row_.moment == Moment::NothingSent);
}

/// Ends with the holder dead and everyone else as before.
QString Play::loseHolder()
{
    const bool others = by_ != holder_;
    if (row_.moment == Moment::NothingSent) {
        std::ignore = lab_.verb(QStringLiteral("cut ") + holder_);
    } else if (row_.moment == Moment::NeverArrived) {
        std::ignore = lab_.verb(QStringLiteral("cut ") + by_);
    } else if (row_.moment == Moment::Verifying) {
        lab_.freeze(QLatin1String(scene_.owner)); // does not let go yet
    } else if (row_.moment == Moment::Forgotten ||
               (row_.moment == Moment::InStep && others && row_.step < 5)) {
        lab_.freeze(by_);
    }
    QString trouble = begin();
    if (trouble.isEmpty()) {
        missed_ = awaitMoment();
    }
    lab_.freeze(holder_); // at once; the rest of its end takes its time
    begunBefore_ = lab_.commands();
    const Outcome killed = lab_.verb(QStringLiteral("kill ") + holder_);
    if (row_.moment == Moment::Forgotten) {
        std::ignore = lab_.verb(QStringLiteral("agent %1 kill").arg(by_));
    }
    if (row_.moment == Moment::NeverArrived) {
        std::ignore = lab_.verb(QStringLiteral("heal ") + by_);
    }
    lab_.thawAll();
    return trouble.isEmpty() && killed.exitCode != 0 ? killed.output : trouble;
}

QString Play::awaitMoment()
{
    const auto holderSees = [this](const QString& what, const auto& is) {
        return TakeoverLab::patient(StepLimitMs, [&] {
            const QJsonObject record = lab_.record(lab_.id(), holder_);
            return is(record) ? QString() : what + QStringLiteral(" was not seen; ") + lab_.told();
        });
    };
    switch (row_.moment) {
    case Moment::NothingSent: return staysUnknown(living_.front());
    case Moment::NothingBegun:
        for (const QString& node : living_) {
            lab_.freeze(node);
        }
        return staysUnknown(holder_);
    case Moment::Verifying:
        return holderSees(QStringLiteral("the verification"), [](const QJsonObject& record) {
            return textOf(record, "state") == QLatin1String("verifying");
        });
    case Moment::Ended:
        return holderSees(QStringLiteral("the end"),
                          [](const QJsonObject& record) { return hasEnded(record); });
    case Moment::InStep:
    case Moment::NeverArrived:
    case Moment::Forgotten: break;
    }
    if (by_ == holder_) {
        return lab_.freezeAt(holder_, QString::number(row_.step), StepLimitMs);
    }
    if (row_.step >= 5) { // its check came before
        if (const QString trouble = lab_.freezeAt(holder_, QStringLiteral("4"), StepLimitMs);
            !trouble.isEmpty()) {
            return trouble;
        }
        lab_.freeze(by_);
        lab_.thaw(holder_);
    }
    return holderSees(QStringLiteral("the step"), [this](const QJsonObject& record) {
        return stepState(record, row_.step) == QLatin1String("running") || hasEnded(record);
    });
}

/// Long enough for the confirmation to arrive, nothing is agreed.
QString Play::staysUnknown(const QString& node) const
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < UnknownMs) {
        if (const QJsonObject record = lab_.record(lab_.id(), node); !record.isEmpty()) {
            return QStringLiteral("it was agreed: ") + textOf(record, "state");
        }
    }
    return {};
}

/// Until the action has ended, or is seen to be known to nobody.
void Play::watch()
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < EndLimitMs) {
        bool known = false;
        for (const QString& node : living_) {
            const QJsonObject record = lab_.record(lab_.id(), node);
            if (fenceOf(record) == 1) {
                before_ = record;
            }
            if (fenceOf(record) >= 2 && row_.returns && !std::exchange(back_, true)) {
                std::ignore = lab_.verb(QStringLiteral("start ") + holder_);
            }
            known = known || !record.isEmpty();
            if (hasEnded(record)) {
                after_ = record;
                return;
            }
        }
        if (!known && timer.elapsed() > AbsentMs && !lab_.leader(living_.front()).isEmpty()) {
            return;
        }
    }
}

/// On a busy machine who was frozen may be missing in the plan.
bool Play::isWhole(const QJsonObject& record) const
{
    const auto steps = record.value(QLatin1String("steps")).toArray().size();
    return !isSpec() || steps == 0 || steps == SpecSteps;
}

bool Play::wasMet() const
{
    if (!missed_.isEmpty() || !isWhole(before_)) {
        return false;
    }
    switch (row_.moment) {
    case Moment::NothingSent: return after_.isEmpty() && begunBefore_.empty();
    case Moment::NothingBegun: return !after_.isEmpty() && begunBefore_.empty();
    case Moment::InStep:
    case Moment::NeverArrived:
    case Moment::Forgotten: return stepState(before_, row_.step) == QLatin1String("running");
    case Moment::Verifying: return textOf(before_, "state") == QLatin1String("verifying");
    case Moment::Ended: return hasEnded(before_);
    }
    return false;
}

QString Play::judge(bool met)
{
    QString trouble = judgeRecord(met);
    if (trouble.isEmpty()) {
        trouble = TakeoverLab::patient(SeenLimitMs, [this] { return judgeWorld(living_); });
    }
    if (trouble.isEmpty()) {
        trouble = judgeCommands();
    }
    if (trouble.isEmpty() && met && !after_.isEmpty()) { // else it may have been refused at once
        trouble = lab_.saidItself(textOf(after_, "state"));
    }
    return trouble.isEmpty() ? freeLock() : trouble;
}

QString Play::judgeRecord(bool met)
{
    if (after_.isEmpty()) {
        const bool nothing = met || (before_.isEmpty() && lab_.commands().empty());
        return nothing ? QString() : QStringLiteral("no end was seen; ") + textOf(before_, "waits");
    }
    const QString state = textOf(after_, "state");
    const QString said = state + QStringLiteral(": ") + textOf(after_, "result");
    if (met && state != QLatin1String(row_.end)) {
        return QStringLiteral("not %1, but ").arg(QLatin1String(row_.end)) + said;
    }
    // Where the moment was waited for in vain, the holder may have waited in vain, too.
    if (missed_.isEmpty() && isWhole(after_) && fenceOf(after_) == 1 &&
        state != QLatin1String("succeeded") &&
        !textOf(after_, "result").startsWith(QLatin1String("nothing was done"))) {
        return QStringLiteral("with its holder there it ended as ") + said;
    }
    const QRegularExpression by(
        QStringLiteral("^n[1-3] took it over from %1 \\((%1 is not heard|the agent on %1 was)")
            .arg(holder_));
    if (fenceOf(after_) > 1 && !textOf(after_, "taken_over").contains(by)) {
        return QStringLiteral("it does not say who took it over: ") + said;
    }
    // Its end is shown a moment before it is agreed.
    return TakeoverLab::patient(SeenLimitMs, [&] {
        after_ = lab_.record(lab_.id(), living_.front());
        return saysTheSame(living_.back());
    });
}

QString Play::saysTheSame(const QString& node) const
{
    const QJsonObject other = lab_.record(lab_.id(), node);
    const QString differing = differences(other, after_);
    return differing.isEmpty()
               ? QString()
               : QStringLiteral("%1 says %2: %3; others differ in %4")
                     .arg(node, textOf(other, "state"), textOf(other, "result"), differing);
}

/// Whether the world is as the record says it.
QString Play::judgeWorld(const QStringList& nodes) const
{
    const QString state = textOf(after_, "state");
    const bool done =
        state.startsWith(QLatin1String("succeeded")) || state == QLatin1String("unknown");
    const QStringList owners = lab_.owners();
    if (owners.size() != 1) {
        return QStringLiteral("owners: ") + owners.join(QLatin1Char(' '));
    }
    if (!isSpec() && state == QLatin1String("succeeded") && !back_ &&
        owners.front() != QLatin1String(scene_.target)) {
        return QStringLiteral("it succeeded, but %1 owns it").arg(owners.front());
    }
    for (const QString& node : nodes) {
        const QString spec = lab_.specOf(node);
        if (isSpec() &&
            (spec.contains(mark_) != done || !spec.contains(QLatin1String("- id: web")))) {
            return QStringLiteral("it is %1, but %2 runs: ").arg(state, node) + spec.right(200);
        }
    }
    return {};
}

/// No command of it was begun twice, and every step that is done was begun.
QString Play::judgeCommands() const
{
    const std::map<QString, int> begun = lab_.commands();
    for (const auto& [command, times] : begun) {
        if (times > 1) {
            return QStringLiteral("command %1 was begun %2 times").arg(command).arg(times);
        }
    }
    const auto count = after_.value(QLatin1String("steps")).toArray().size();
    for (int step = 0; step < count; ++step) {
        const bool done = stepState(after_, step) == QLatin1String("done");
        if (done && !begun.contains(QString::number(step))) {
            return QStringLiteral("step %1 is done, but no agent began it").arg(step);
        }
    }
    return {};
}

/// Another action runs, with the holder still away.
QString Play::freeLock()
{
    return TakeoverLab::patient(SeenLimitMs, [this] {
        const QString leader = lab_.leader(living_.front());
        const QStringList nodes = back_ ? TakeoverLab::Nodes : living_;
        const QString to = nodes.front() == leader ? nodes.back() : nodes.front();
        const Outcome ran = lab_.ctl(
            QStringLiteral("act cluster.hand_on to=%1 --yes --node %2").arg(to, living_.front()));
        return ran.exitCode == 0 ? QString()
                                 : QStringLiteral("the next action: ") + ran.output.right(500);
    });
}

QString Play::holderReturns()
{
    if (!std::exchange(back_, true)) {
        if (const Outcome started = lab_.verb(QStringLiteral("start ") + holder_);
            started.exitCode != 0) {
            return started.output;
        }
    }
    const QString trouble = TakeoverLab::patient(SeenLimitMs, [this] {
        if (const QString differing = saysTheSame(holder_); !differing.isEmpty()) {
            return differing;
        }
        return judgeWorld({holder_});
    });
    return trouble.isEmpty() ? judgeCommands() : trouble;
}

/// Plays a row until its moment was met.
QString playUntilMet(TakeoverLab& lab, const Scene& scene, const Row& row)
{
    QString missed;
    for (int number = 1; number <= TriesMax; ++number) {
        const Played played = Play(lab, scene, row, number).run();
        if (played.met || !played.trouble.isEmpty()) {
            return played.trouble;
        }
        missed = played.missed;
    }
    return QStringLiteral("%1: not met in %2 tries; %3")
        .arg(QLatin1String(row.name))
        .arg(TriesMax)
        .arg(missed);
}

} // namespace

class TakeoverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theActionEndsAsDeclared_data();
    void theActionEndsAsDeclared();
    void cleanupTestCase();

private:
    struct Item {
        const Scene* scene = nullptr;
        const Row* row = nullptr;
        std::promise<QString> trouble;
    };

    void playAll(TakeoverLab& lab);

    std::vector<Item> items_;
    std::atomic<std::size_t> next_ = 0; ///< which of them is played next
    std::vector<std::thread> threads_;
    std::vector<std::unique_ptr<TakeoverLab>> labs_;
};

/// BAFAR_TAKEOVER_ROWS, a regular expression, plays some rows only.
void TakeoverTest::initTestCase()
{
    if (geteuid() != 0) {
        QSKIP("namespaces need root");
    }
    const QRegularExpression wanted(qEnvironmentVariable("BAFAR_TAKEOVER_ROWS"));
    for (const Scene& scene : Scenes) {
        for (const Row& row : scene.rows) {
            if (QStringLiteral("%1: %2")
                    .arg(QLatin1String(scene.action), QLatin1String(row.name))
                    .contains(wanted)) {
                items_.push_back({&scene, &row, {}});
            }
        }
    }
    for (int lab = 1; lab <= Labs; ++lab) {
        labs_.push_back(std::make_unique<TakeoverLab>(labName() + QStringLiteral("-%1").arg(lab)));
        threads_.emplace_back([this, own = labs_.back().get()] { playAll(*own); });
    }
}

void TakeoverTest::playAll(TakeoverLab& lab)
{
    static std::mutex oneAtATime; // each copies the programs, and is waited for
    std::unique_lock<std::mutex> turn(oneAtATime);
    const QString up = lab.up();
    turn.unlock();
    for (std::size_t i = next_++; i < items_.size(); i = next_++) {
        Item& item = items_[i];
        item.trouble.set_value(up.isEmpty() ? playUntilMet(lab, *item.scene, *item.row) : up);
    }
}

void TakeoverTest::theActionEndsAsDeclared_data()
{
    QTest::addColumn<void*>("item");
    for (Item& item : items_) {
        QTest::addRow("%s: %s: %s", item.scene->action, item.row->name,
                      *item.row->end == '\0' ? "nothing is known of it" : item.row->end)
            << static_cast<void*>(&item);
    }
}

void TakeoverTest::theActionEndsAsDeclared()
{
    QFETCH(void*, item);
    const QString trouble = static_cast<Item*>(item)->trouble.get_future().get();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble.right(900)));
}

void TakeoverTest::cleanupTestCase()
{
    for (std::thread& thread : threads_) {
        thread.join();
    }
    for (const auto& lab : labs_) {
        QCOMPARE(lab->down(), QString());
    }
}

} // namespace bafar::test

TEST_CLASS(bafar::test::TakeoverTest)

#include "takeover_test.moc"
