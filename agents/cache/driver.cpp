#include "agents/cache/driver.h"

#include <algorithm>

#include "agents/runtime/file.h"
#include "core/base/text.h"

namespace bafar::cache {
namespace {

constexpr std::size_t PasswordBytesMax = 4096;

/// Blocks; for the worker. Errors: as readFile() and checkSecretFile(), InvalidInput (empty).
Result<Secret> readPassword(const std::string& path)
{
    if (Result<void> safe = runtime::checkSecretFile(path); !safe) {
        return tl::unexpected(std::move(safe.error()));
    }
    Result<std::string> text = runtime::readFile(path, PasswordBytesMax);
    if (!text) {
        return tl::unexpected(std::move(text.error()));
    }
    while (text->ends_with('\n') || text->ends_with('\r')) {
        text->pop_back();
    }
    if (text->empty()) {
        return fail(Code::InvalidInput, path + " is empty");
    }
    return Secret(std::move(*text));
}

Failure passwordFailure(const Error& error)
{
    return {schema::cache::Trouble::PasswordFile,
            "cannot be asked, its password is not to be had: " + sanitized(error.text, 300)};
}

} // namespace

Driver::Driver(runtime::Loop& loop,
               runtime::Worker& worker,
               runtime::MachineHandle<Machine>& machine)
    : loop_(loop)
    , worker_(worker)
    , machine_(machine)
    , current_(std::make_shared<bool>(true))
{
    machine_.onEffect([this](const Machine::Effect& effect) { perform(effect); });
}

Driver::~Driver()
{
    *current_ = false;
    machine_.onEffect({});
}

void Driver::perform(const Machine::Effect& effect)
{
    if (const auto* order = std::get_if<Look>(&effect)) {
        look(*order);
    } else if (const auto* command = std::get_if<Carry>(&effect)) {
        carry(*command);
    } else if (const auto* target = std::get_if<Aim>(&effect)) {
        aim(*target);
    }
}

void Driver::aim(const Aim& aim)
{
    *current_ = false;
    current_ = std::make_shared<bool>(true);
    target_ = aim.target;
    looks_.reset();
    for (Errand& errand : std::exchange(errands_, {})) {
        machine_.feed(Carried{errand.order.id,
                              fail(Code::Timeout, "the spec's server of this node became another "
                                                  "one meanwhile; it is not known whether it did "
                                                  "what was asked")});
    }
}

void Driver::look(const Look& order)
{
    if (!target_) {
        return;
    }
    round_ = order.round;
    const Instant deadline = loop_.now() + order.limit;
    if (looks_ != nullptr && looks_->open() && !looks_->busy()) {
        lookIn(order, deadline, Secret());
        return;
    }
    withPassword([this, order, deadline](const Password& password) {
        if (order.round != round_) {
            return;
        }
        if (!password) {
            machine_.feed(Looked{order.round, passwordFailure(password.error())});
            return;
        }
        looks_ = std::make_unique<Session>(loop_, *target_);
        lookIn(order, deadline, *password);
    });
}

void Driver::lookIn(const Look& order, Instant deadline, const Secret& password)
{
    const bool wasOpen = looks_->open();
    const Duration left = std::max(Duration{}, deadline - loop_.now());
    looks_->ask(password, lookWords(), left, [this, order, deadline, wasOpen](Exchange exchange) {
        // A kept connection may have been closed since the last look: once anew tells which.
        if (wasOpen && exchange.end == End::Closed && exchange.replies.empty()) {
            look({order.round, std::max(Duration{}, deadline - loop_.now())});
            return;
        }
        Answer answer =
            lookAnswer(std::move(exchange), {target_->endpoint.toString(), order.limit});
        if (std::holds_alternative<Failure>(answer)) {
            looks_.reset(); // the next look logs in anew, with what the password file says then
        }
        machine_.feed(Looked{order.round, std::move(answer)});
    });
}

void Driver::carry(const Carry& order)
{
    if (!target_ || errands_.size() >= CarriesMax) {
        machine_.feed(Carried{order.id, fail(Code::LimitExceeded,
                                             "too many commands to this Redis server at a time")});
        return;
    }
    const Instant deadline = loop_.now() + order.limit;
    errands_.push_back({order, std::make_unique<Session>(loop_, *target_)});
    withPassword([this, order, deadline](const Password& password) {
        const auto errand = std::find_if(errands_.begin(), errands_.end(), [&](const Errand& one) {
            return one.order.id == order.id;
        });
        if (errand == errands_.end()) {
            return;
        }
        if (!password) {
            carried(order.id,
                    fail(Code::Unavailable, "Redis " + passwordFailure(password.error()).text));
            return;
        }
        const Duration left = std::max(Duration{}, deadline - loop_.now());
        errand->session->ask(
            *password, carryWords(order.command), left, [this, order](const Exchange& exchange) {
                carried(order.id,
                        carryOutcome(exchange, {target_->endpoint.toString(), order.limit}));
            });
    });
}

void Driver::carried(std::string id, Result<std::string> outcome)
{
    std::erase_if(errands_, [&](const Errand& errand) { return errand.order.id == id; });
    machine_.feed(Carried{std::move(id), std::move(outcome)});
}

void Driver::withPassword(std::function<void(const Password&)> use)
{
    if (target_->passwordFile.empty()) {
        use(Secret());
        return;
    }
    const auto shared = std::make_shared<std::function<void(const Password&)>>(std::move(use));
    const bool queued =
        worker_.compute([path = target_->passwordFile] { return readPassword(path); },
                        [current = current_, shared](const Password& password) {
                            if (*current) {
                                (*shared)(password);
                            }
                        });
    if (!queued) {
        (*shared)(fail(Code::LimitExceeded, "the agent's worker is overloaded"));
    }
}

Result<std::unique_ptr<Driver>> start(const runtime::Environment& environment,
                                      runtime::MachineHandle<Machine>& machine)
{
    return std::make_unique<Driver>(environment.loop, environment.worker, machine);
}

} // namespace bafar::cache
