#include "agents/database/driver.h"

#include <utility>

#include "agents/runtime/file.h"
#include "core/base/text.h"

namespace bafar::database {

namespace {

using schema::database::Cause;

constexpr std::size_t PasswordMax = 4096; ///< bytes of the file

/// The first line of the file. Blocks; for the worker.
Result<Secret> readSecret(const std::string& path)
{
    if (path.empty()) {
        return Secret();
    }
    if (Result<void> checked = runtime::checkSecretFile(path); !checked) {
        return tl::unexpected(std::move(checked.error()));
    }
    Result<std::string> text = runtime::readFile(path, PasswordMax);
    if (!text) {
        return tl::unexpected(std::move(text.error()));
    }
    const Secret whole(std::move(*text));
    const std::string_view line = whole.reveal().substr(0, whole.reveal().find_first_of("\r\n"));
    return Secret(std::string(line));
}

} // namespace

Driver::Driver(runtime::Loop& loop,
               runtime::Worker& worker,
               runtime::MachineHandle<Machine>& handle)
    : loop_(loop)
    , worker_(worker)
    , handle_(handle)
    , deadline_(loop, [this] { late(); })
    , self_(std::make_shared<Driver*>(this))
{
    handle_.onEffect([this](const Machine::Effect& effect) { perform(effect); });
}

Driver::~Driver()
{
    *self_ = nullptr;
    handle_.onEffect({});
}

Result<std::unique_ptr<Driver>> Driver::start(const runtime::Environment& environment,
                                              runtime::MachineHandle<Machine>& machine)
{
    return std::make_unique<Driver>(environment.loop, environment.worker, machine);
}

void Driver::perform(const Machine::Effect& effect)
{
    if (const auto* look = std::get_if<Look>(&effect)) {
        begin(*look);
    }
}

/// The machine asks for one look at a time; a new one means that the old one counts for nothing.
void Driver::begin(const Look& look)
{
    if (round_ || look.target != target_) {
        session_.reset();
    }
    round_ = Round{look, std::make_shared<Observation>(), 0, 0, loop_.now(), session_ != nullptr};
    deadline_.armAfter(look.timeout);
    if (session_) {
        ask();
    } else {
        readPassword();
    }
}

void Driver::readPassword()
{
    loggedIn_ = false;
    target_ = round_->look.target;
    if (target_.passwordFile.empty()) {
        login(Secret());
        return;
    }
    const bool queued = worker_.compute(
        [path = target_.passwordFile] { return readSecret(path); },
        [self = self_, number = round_->look.round](Result<Secret> password) {
            Driver* driver = *self;
            if (driver == nullptr || !driver->round_ || driver->round_->look.round != number) {
                return;
            }
            if (password) {
                driver->login(*password);
            } else {
                driver->lose(Cause::Unusable, {0, password.error().text, false}, "login");
            }
        });
    if (!queued) {
        lose(Cause::Unusable, {0, "the agent's worker is overloaded", false}, "login");
    }
}

void Driver::login(const Secret& password)
{
    session_ = std::make_unique<Session>(loop_);
    session_->login(target_, password, round_->look.timeout, [this](Outcome outcome) {
        if (outcome.number != 0) {
            lose(causeOf(outcome.number, Stage::Login), outcome, "login");
            return;
        }
        loggedIn_ = true;
        ask();
    });
}

void Driver::ask()
{
    Round& round = *round_;
    if (round.next == round.look.questions.size()) {
        round.observation->time = loop_.now() - round.begun;
        finish({round.look.round, std::move(round.observation), {}});
        return;
    }
    Answer& answer = round.observation->answers.emplace_back();
    answer.question = round.look.questions[round.next];
    session_->ask(answer.question, answer.table, AnswerBytesMax - round.bytes,
                  [this](const Outcome& outcome) { answered(outcome); });
}

void Driver::answered(const Outcome& outcome)
{
    Round& round = *round_;
    Answer& answer = round.observation->answers.back();
    if (outcome.unbounded) {
        lose(Cause::Strange, outcome, infoOf(answer.question).name);
        return;
    }
    if (outcome.number != 0 && round.kept && round.next == 0 && isLostConnection(outcome.number)) {
        round.kept = false;
        round.observation->answers.clear();
        session_.reset();
        readPassword();
        return;
    }
    if (outcome.number != 0 && !isOfQuestion(outcome.number)) {
        lose(causeOf(outcome.number, Stage::Query), outcome, infoOf(answer.question).name);
        return;
    }
    answer.number = outcome.number;
    answer.error = outcome.text.substr(0, Table::CellMax);
    round.bytes = std::min(round.bytes + answer.table.bytes(), AnswerBytesMax);
    ++round.next;
    ask();
}

void Driver::late()
{
    if (!round_) {
        return;
    }
    const bool asking = session_ && loggedIn_ && !round_->observation->answers.empty();
    if (asking) {
        lose(Cause::Slow, {}, infoOf(round_->observation->answers.back().question).name);
    } else if (session_) {
        lose(Cause::Hung, {}, "login");
    } else {
        lose(Cause::Unusable,
             {0, "its password file could not be read within " + toHumanText(round_->look.timeout),
              false},
             "login");
    }
}

void Driver::lose(Cause cause, const Outcome& outcome, std::string_view where)
{
    Looked looked;
    looked.round = round_->look.round;
    looked.failure = {cause, outcome.number, outcome.text.substr(0, Table::CellMax), loggedIn_,
                      where};
    session_.reset();
    finish(std::move(looked));
}

void Driver::finish(Looked looked)
{
    deadline_.cancel();
    round_.reset();
    handle_.feed(std::move(looked));
}

} // namespace bafar::database
