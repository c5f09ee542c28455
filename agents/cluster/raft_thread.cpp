// It is larger than the budget because both sides of the thread, what is posted to and fro, are
// read together.
#include "agents/cluster/raft_thread.h"

#include <future>
#include <utility>

#include "agents/cluster/raft_keeper.h"
#include "agents/runtime/realtime.h"
#include "core/base/check.h"

namespace bafar::cluster {
namespace {

constexpr Duration PostAgain = std::chrono::milliseconds(10); ///< to an agent's loop that is full

Result<RaftTransport::Contexts> contextsOf(const runtime::TlsFiles& files)
{
    auto client = runtime::TlsContext::load(runtime::TlsSide::Client, files);
    auto server = runtime::TlsContext::load(runtime::TlsSide::Server, files);
    if (!client || !server) {
        return tl::unexpected(!client ? client.error() : server.error());
    }
    return RaftTransport::Contexts{std::move(*client), std::move(*server)};
}

} // namespace

/// What both threads know of each other. Work for the agent's loop holds it weakly and runs only
/// while `open`.
struct RaftThread::Shared : std::enable_shared_from_this<RaftThread::Shared> {
    Shared(runtime::Loop& given, Events handlers, Duration electionTime)
        : agent(given)
        , events(std::move(handlers))
        , election(electionTime)
    {
    }

    void run(Options options, RaftTransport::Contexts contexts, std::promise<Result<void>>& begun);
    [[nodiscard]] RaftKeeper::Events keeperEvents();
    bool tell(std::function<void(const Events&)> what);
    void tellLedger();
    void tellStopped();
    template <class T>
    std::function<void(Result<T>)> answerTo(std::function<void(Result<T>)> done);
    template <class T>
    void ask(std::function<void(RaftKeeper&, std::function<void(Result<T>)>)> what,
             std::function<void(Result<T>)> done);

    runtime::Loop& agent;
    Events events; ///< agent's loop only
    const Duration election;
    bool open = true;                          ///< agent's loop only
    bool stopped = false;                      ///< agent's loop only: the keeper is gone or going
    std::function<void()> stopDone;            ///< agent's loop only
    std::unique_ptr<runtime::Timer> stopLimit; ///< agent's loop only
    runtime::Loop loop;                        ///< run by the raft thread
    net::Endpoint endpoint;                    ///< written before start() returns
    std::unique_ptr<RaftKeeper> keeper;        ///< raft thread only
    std::unique_ptr<runtime::Timer> postAgain; ///< raft thread only
    bool behind = false; ///< raft thread only: the agent's loop refused something that was applied
    runtime::NamedThread thread;
};

void RaftThread::Shared::run(Options options,
                             RaftTransport::Contexts contexts,
                             std::promise<Result<void>>& begun)
{
    postAgain = std::make_unique<runtime::Timer>(loop, [this] { tellLedger(); });
    keeper =
        std::make_unique<RaftKeeper>(loop, std::move(options), std::move(contexts), keeperEvents());
    const Result<void> started = keeper->start();
    endpoint = keeper->endpoint();
    begun.set_value(started); // `begun` is gone from here on
    if (started) {
        loop.run();
    }
    keeper.reset();
    postAgain.reset();
}

RaftKeeper::Events RaftThread::Shared::keeperEvents()
{
    RaftKeeper::Events told;
    told.group.applied = [this](std::uint64_t index, std::uint64_t term,
                                const std::shared_ptr<const schema::Proposal>& proposal,
                                const Verdict& verdict) {
        if (behind) {
            return;
        }
        if (!tell([index, term, proposal, verdict](const Events& to) {
                to.applied(index, term, proposal, verdict);
            })) {
            behind = true;
            postAgain->armAfter(PostAgain);
        }
    };
    told.group.restored = [this](const Ledger& ledger) {
        if (behind) {
            return;
        }
        if (!tell([copy = std::make_shared<const Ledger>(ledger)](const Events& to) {
                to.restored(copy);
            })) {
            behind = true;
            postAgain->armAfter(PostAgain);
        }
    };
    told.standing = [this](const Standing& standing, const LogHealth& health) {
        // A loss is mended by the next, within seconds.
        (void)tell([standing, health](const Events& to) { to.standing(standing, health); });
    };
    told.refused = [this](const std::string& node, const Error& why) {
        (void)tell([node, why](const Events& to) { to.refused(node, why); });
    };
    return told;
}

/// False: the agent's loop is full.
bool RaftThread::Shared::tell(std::function<void(const Events&)> what)
{
    return agent.post([weak = weak_from_this(), what = std::move(what)] {
        const std::shared_ptr<Shared> alive = weak.lock();
        if (alive && alive->open) {
            what(alive->events);
        }
    });
}

/// What the agent's loop had no room for comes as a whole.
void RaftThread::Shared::tellLedger()
{
    const std::shared_ptr<const Ledger> ledger = keeper->ledger();
    if (ledger && tell([ledger](const Events& to) { to.restored(ledger); })) {
        behind = false;
    } else {
        postAgain->armAfter(PostAgain);
    }
}

void RaftThread::Shared::tellStopped()
{
    stopLimit->cancel();
    if (const auto done = std::exchange(stopDone, {})) {
        done();
    }
}

/// Carries an answer to the agent's loop.
template <class T>
std::function<void(Result<T>)> RaftThread::Shared::answerTo(std::function<void(Result<T>)> done)
{
    return [weak = weak_from_this(), done = std::move(done)](const Result<T>& result) {
        if (const std::shared_ptr<Shared> alive = weak.lock()) {
            // A loop without room for this is one whose owner has given up waiting.
            (void)alive->tell([done, result](const Events&) { done(result); });
        }
    };
}

template <class T>
void RaftThread::Shared::ask(std::function<void(RaftKeeper&, std::function<void(Result<T>)>)> what,
                             std::function<void(Result<T>)> done)
{
    const auto answer = answerTo<T>(std::move(done));
    const bool taken = !stopped && loop.post([this, what = std::move(what), answer] {
        if (keeper) {
            what(*keeper, answer);
        }
    });
    if (!taken) {
        answer(tl::unexpected(
            stopped ? Error{Code::Unavailable, "this agent has left the group"}
                    : Error{Code::LimitExceeded, "the agreement has too much to do; try again"}));
    }
}

Result<std::unique_ptr<RaftThread>> RaftThread::start(runtime::Loop& loop,
                                                      Options options,
                                                      Events events)
{
    Result<RaftTransport::Contexts> contexts = contextsOf(options.tls);
    if (!contexts) {
        return tl::unexpected(std::move(contexts.error()));
    }
    auto shared = std::make_shared<Shared>(loop, std::move(events), options.timing.election);
    std::promise<Result<void>> begun;
    std::future<Result<void>> outcome = begun.get_future();
    Shared* const self = shared.get();
    Result<runtime::NamedThread> thread =
        runtime::NamedThread::start({"agreement"}, [self, &begun, options = std::move(options),
                                                    contexts = std::move(*contexts)]() mutable {
            self->run(std::move(options), std::move(contexts), begun);
        });
    if (!thread) {
        return tl::unexpected(std::move(thread.error()));
    }
    shared->thread = std::move(*thread);
    if (Result<void> started = outcome.get(); !started) {
        shared->thread.join();
        return tl::unexpected(std::move(started.error()));
    }
    return std::unique_ptr<RaftThread>(new RaftThread(std::move(shared)));
}

RaftThread::RaftThread(std::shared_ptr<Shared> shared)
    : shared_(std::move(shared))
{
}

RaftThread::~RaftThread()
{
    Shared* const self = shared_.get();
    self->open = false;
    self->stopLimit.reset();
    while (!self->loop.post([self] { self->keeper->end([self] { self->loop.stop(); }); })) {
        // It works through what it was given; there is room again within moments.
    }
    self->thread.join();
}

net::Endpoint RaftThread::endpoint() const
{
    return shared_->endpoint;
}

void RaftThread::propose(schema::Proposal proposal, std::function<void(Result<Verdict>)> done)
{
    shared_->ask<Verdict>(
        [proposal = std::move(proposal)](RaftKeeper& keeper, auto answer) {
            keeper.propose(proposal, std::move(answer));
        },
        std::move(done));
}

void RaftThread::confirmLeadership(std::function<void(Result<void>)> done)
{
    shared_->ask<void>(
        [](RaftKeeper& keeper, auto answer) { keeper.confirmLeadership(std::move(answer)); },
        std::move(done));
}

void RaftThread::admit(schema::Member member, std::function<void(Result<void>)> done)
{
    shared_->ask<void>(
        [member = std::move(member)](RaftKeeper& keeper, auto answer) {
            keeper.admit(member, std::move(answer));
        },
        std::move(done));
}

void RaftThread::dismiss(std::uint64_t number, std::function<void(Result<void>)> done)
{
    shared_->ask<void>(
        [number](RaftKeeper& keeper, auto answer) { keeper.dismiss(number, std::move(answer)); },
        std::move(done));
}

void RaftThread::handOn(std::uint64_t number, std::function<void(Result<void>)> done)
{
    shared_->ask<void>(
        [number](RaftKeeper& keeper, auto answer) { keeper.handOn(number, std::move(answer)); },
        std::move(done));
}

void RaftThread::setRevoked(std::set<std::string> serials)
{
    shared_->ask<void>(
        [serials = std::move(serials)](RaftKeeper& keeper, const auto&) {
            keeper.transport().setRevoked(serials);
        },
        [](const Result<void>&) {});
}

void RaftThread::setDismissed(std::set<std::uint64_t> numbers)
{
    shared_->ask<void>(
        [numbers = std::move(numbers)](RaftKeeper& keeper, const auto&) {
            keeper.transport().setDismissed(numbers);
        },
        [](const Result<void>&) {});
}

Result<void> RaftThread::setTls(runtime::TlsFiles tls)
{
    Result<RaftTransport::Contexts> contexts = contextsOf(tls);
    if (!contexts) {
        return tl::unexpected(std::move(contexts.error()));
    }
    // Made here, where an error can be told; from now on the raft thread's alone.
    shared_->ask<void>(
        [contexts = std::move(*contexts)](RaftKeeper& keeper, const auto&) {
            keeper.transport().setContexts(contexts);
        },
        [](const Result<void>&) {});
    return {};
}

void RaftThread::stop(std::function<void()> done)
{
    Shared* const self = shared_.get();
    CHECK(!self->stopped && done);
    self->stopDone = std::move(done);
    self->stopLimit =
        std::make_unique<runtime::Timer>(self->agent, [self] { self->tellStopped(); });
    self->stopLimit->armAfter(self->election);
    // Where the loop is full the time limit answers, and the destruction cuts.
    self->stopped = self->loop.post([self] {
        self->keeper->stop([self] {
            (void)self->tell([self](const Events&) { self->tellStopped(); });
            self->loop.stop();
        });
    });
}

} // namespace bafar::cluster
