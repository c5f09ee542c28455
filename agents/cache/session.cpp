// It is larger than the budget because hiredis' hooks and what they serve are read together.
#include "agents/cache/session.h"

#include <fcntl.h>
#include <hiredis/async.h>

#include "core/base/check.h"

namespace bafar::cache {

/// What hiredis' callbacks know of us. Kept by the session and, until its clean-up, by the context.
struct Session::Link {
    using Task = redisReadTask;

    redisAsyncContext* context = nullptr; ///< null once hiredis has let it go
    Session* session = nullptr;           ///< null once the session has
    runtime::Watch watch;
    runtime::Readiness interest;
    std::size_t bytes = 0; ///< of the replies to what is asked
    std::size_t items = 0;
    std::string refusal; ///< why a reply was not taken

    void want(bool runtime::Readiness::*what, bool wanted)
    {
        interest.*what = wanted;
        watch.setInterest(interest);
    }

    void ready(runtime::Readiness readiness)
    {
        if (readiness.readable && context != nullptr) {
            redisAsyncHandleRead(context);
        }
        if (context != nullptr && context->c.reader->len > BytesMax && session != nullptr) {
            session->finish(End::Garbled, "it answers more than is taken");
        }
        if (readiness.writable && interest.writable && context != nullptr) {
            redisAsyncHandleWrite(context);
        }
    }

    // Hooks of the event loop: `data` is the context's own shared pointer to this.
    static std::shared_ptr<Link>& kept(void* data)
    {
        return *static_cast<std::shared_ptr<Link>*>(data);
    }

    static void addRead(void* data) { kept(data)->want(&runtime::Readiness::readable, true); }

    static void delRead(void* data) { kept(data)->want(&runtime::Readiness::readable, false); }

    static void addWrite(void* data) { kept(data)->want(&runtime::Readiness::writable, true); }

    static void delWrite(void* data) { kept(data)->want(&runtime::Readiness::writable, false); }

    static void cleanUp(void* data)
    {
        kept(data)->watch = runtime::Watch(); // before its descriptor is closed
        kept(data)->context = nullptr;
        delete static_cast<std::shared_ptr<Link>*>(data);
    }

    // Makers of a reply's objects; null ends the connection.
    void* place(const Task* task, Reply reply)
    {
        bytes += reply.text.size();
        items += 1 + reply.items.capacity();
        if (bytes > BytesMax || items > ItemsMax) {
            refusal = "it answers more than is taken";
            return nullptr;
        }
        if (task->parent != nullptr) {
            auto* parent = static_cast<Reply*>(task->parent->obj);
            parent->items.push_back(std::move(reply)); // reserved: pointers stay
            return &parent->items.back();
        }
        if (context == nullptr || context->replies.head == nullptr) {
            refusal = "it sends what nobody asked for";
            return nullptr;
        }
        return new Reply(std::move(reply));
    }

    static void* makeText(const Task* task, char* text, std::size_t length)
    {
        Reply reply;
        reply.kind = task->type == REDIS_REPLY_ERROR ? Reply::Kind::Error : Reply::Kind::Text;
        reply.text.assign(text, length);
        return static_cast<Link*>(task->privdata)->place(task, std::move(reply));
    }

    static void* makeList(const Task* task, int count)
    {
        auto* link = static_cast<Link*>(task->privdata);
        Reply reply;
        reply.kind = Reply::Kind::List;
        if (count < 0 || static_cast<std::size_t>(count) > ItemsMax) {
            link->refusal = "it answers a list of " + std::to_string(count);
            return nullptr;
        }
        reply.items.reserve(static_cast<std::size_t>(count));
        return link->place(task, std::move(reply));
    }

    static void* makeNumber(const Task* task, long long value)
    {
        Reply reply;
        reply.kind = Reply::Kind::Number;
        reply.number = value;
        return static_cast<Link*>(task->privdata)->place(task, std::move(reply));
    }

    static void* makeNil(const Task* task)
    {
        return static_cast<Link*>(task->privdata)->place(task, {});
    }

    static void freeReply(void* reply)
    {
        delete static_cast<Reply*>(reply); // always a whole one
    }

    static redisReplyObjectFunctions* makers()
    {
        static redisReplyObjectFunctions functions = {makeText, makeList, makeNumber, makeNil,
                                                      freeReply};
        return &functions;
    }

    // What hiredis tells; `data` of the context is null once the session has let go.
    static void onReply(redisAsyncContext* context, void* reply, void*)
    {
        auto* link = static_cast<Link*>(context->data);
        if (reply != nullptr && link != nullptr) {
            link->session->heard(std::move(*static_cast<Reply*>(reply)));
        }
    }

    static void onConnect(const redisAsyncContext* context, int status)
    {
        auto* link = static_cast<Link*>(context->data);
        if (status != REDIS_OK && link != nullptr) {
            link->session->lost(End::NotConnected, context->c.errstr);
        }
    }

    static void onDisconnect(const redisAsyncContext* context, int)
    {
        auto* link = static_cast<Link*>(context->data);
        if (link == nullptr) {
            return;
        }
        const bool closed = context->err == REDIS_ERR_EOF || context->err == REDIS_ERR_IO;
        link->session->lost(closed && link->refusal.empty() ? End::Closed : End::Garbled,
                            link->refusal.empty() ? context->c.errstr : link->refusal);
    }
};

Session::Session(runtime::Loop& loop, Target target)
    : loop_(loop)
    , target_(std::move(target))
    , deadline_(loop, [this] { finish(End::TimedOut, {}); })
    , deliver_(loop, [this] { std::exchange(done_, {})(std::exchange(exchange_, {})); })
{
}

Session::~Session()
{
    close();
}

bool Session::open() const
{
    return link_ != nullptr;
}

void Session::ask(const Secret& password, std::vector<Words> commands, Duration limit, Done done)
{
    CHECK(loop_.isCurrent());
    CHECK(!done_);
    done_ = std::move(done);
    exchange_ = {};
    expected_ = introductory_ = 0;
    deadline_.armAfter(limit);
    if (link_ == nullptr && !connect(password)) {
        return;
    }
    link_->bytes = link_->items = 0;
    for (const Words& words : commands) {
        if (!say({words.begin(), words.end()})) {
            finish(End::Closed, {});
            return;
        }
    }
}

/// False when that ended the conversation already.
bool Session::connect(const Secret& password)
{
    redisAsyncContext* context =
        redisAsyncConnect(target_.endpoint.address.toString().c_str(), target_.endpoint.port);
    if (context == nullptr || context->err != 0) {
        const std::string detail = context == nullptr ? "out of memory" : context->errstr;
        if (context != nullptr) {
            redisAsyncFree(context);
        }
        finish(End::NotConnected, detail);
        return false;
    }
    ::fcntl(context->c.fd, F_SETFD, FD_CLOEXEC); // hiredis leaves it to children
    link_ = std::make_shared<Link>();
    link_->context = context;
    link_->session = this;
    link_->watch = runtime::Watch(loop_, context->c.fd, {},
                                  [weak = std::weak_ptr<Link>(link_)](runtime::Readiness ready) {
                                      if (const std::shared_ptr<Link> link = weak.lock()) {
                                          link->ready(ready);
                                      }
                                  });
    context->data = link_.get();
    context->c.reader->fn = Link::makers();
    context->c.reader->privdata = link_.get();
    context->ev.data = new std::shared_ptr<Link>(link_);
    context->ev.addRead = Link::addRead;
    context->ev.delRead = Link::delRead;
    context->ev.addWrite = Link::addWrite;
    context->ev.delWrite = Link::delWrite;
    context->ev.cleanup = Link::cleanUp;
    redisAsyncSetConnectCallback(context, Link::onConnect);
    redisAsyncSetDisconnectCallback(context, Link::onDisconnect);

    exchange_.login = !target_.passwordFile.empty();
    bool said = true;
    if (exchange_.login) {
        std::vector<std::string_view> login = {"AUTH"};
        if (!target_.user.empty()) {
            login.emplace_back(target_.user);
        }
        login.emplace_back(password.reveal());
        said = say(login);
    }
    for (const Words& words : introductionWords()) {
        said = said && say({words.begin(), words.end()});
    }
    introductory_ = expected_;
    if (!said) {
        finish(End::NotConnected, "out of memory");
    }
    return said;
}

bool Session::say(const std::vector<std::string_view>& words)
{
    std::vector<const char*> texts;
    std::vector<std::size_t> lengths;
    for (const std::string_view word : words) {
        texts.push_back(word.data());
        lengths.push_back(word.size());
    }
    ++expected_;
    return redisAsyncCommandArgv(link_->context, Link::onReply, nullptr,
                                 static_cast<int>(words.size()), texts.data(),
                                 lengths.data()) == REDIS_OK;
}

void Session::heard(Reply reply)
{
    if (!done_ || expected_ == 0) {
        return;
    }
    const bool introduction = exchange_.introduction.size() < introductory_;
    (introduction ? exchange_.introduction : exchange_.replies).push_back(std::move(reply));
    if (--expected_ == 0) {
        deadline_.cancel();
        deliver_.armAfter(Duration{});
    }
}

/// hiredis lets the connection go by itself.
void Session::lost(End end, std::string detail)
{
    link_->session = nullptr;
    if (link_->context != nullptr) { // before its clean-up: callbacks are still to come
        link_->context->data = nullptr;
    }
    link_.reset();
    finish(end, std::move(detail));
}

/// Ends what is asked, unless it is ended already, and the connection with it.
void Session::finish(End end, std::string detail)
{
    close();
    deadline_.cancel();
    if (done_ && !deliver_.armed()) {
        exchange_.end = end;
        exchange_.detail = std::move(detail);
        deliver_.armAfter(Duration{});
    }
}

void Session::close()
{
    if (const std::shared_ptr<Link> link = std::exchange(link_, nullptr)) {
        link->session = nullptr;
        link->context->data = nullptr;
        redisAsyncFree(link->context);
    }
}

} // namespace bafar::cache
